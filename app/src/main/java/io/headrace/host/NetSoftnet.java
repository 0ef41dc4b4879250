package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The shape of the file `proc/net/softnet_stat`, net/core/net-procfs.c (Linux 6.12). */
final class NetSoftnet {
    private static final String PATH = "proc/net/softnet_stat";

    private NetSoftnet() {}

    static @Nullable SoftnetLayout read(Survey survey) {
        String text = survey.text(PATH);
        return text == null ? null : parse(text, survey);
    }

    static @Nullable SoftnetLayout parse(String text, Survey survey) {
        List<String[]> rows =
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.strip().split("\\s+", -1))
                        .toList();
        int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int shortest = rows.stream().mapToInt(row -> row.length).min().orElse(0);
        if (rows.isEmpty()) {
            survey.incomplete(PATH, "it is empty");
            return null;
        }
        if (shortest != longest) {
            survey.incomplete(PATH, "a row has " + shortest + " columns, another " + longest);
        }
        return new SoftnetLayout(rows.size(), shortest);
    }
}
