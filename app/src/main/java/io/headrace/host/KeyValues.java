package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Files of lines {@code key: value}, with any blanks around the colon. */
final class KeyValues {
    private KeyValues() {}

    /** The value of the first line with that key; null when there is none or it is blank. */
    static @Nullable String first(@Nullable String text, String key) {
        List<String> values = all(text, key);
        return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    /** The values of all lines with that key, in order. */
    static List<String> all(@Nullable String text, String key) {
        if (text == null) {
            return List.of();
        }
        return text.lines()
                .filter(line -> line.indexOf(':') >= 0)
                .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }
}
