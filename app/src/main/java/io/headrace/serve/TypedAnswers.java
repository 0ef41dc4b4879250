package io.headrace.serve;

import java.util.Map;

/**
 * The same answer to every request, but with a media type that follows the ending of the path.
 *
 * @param other the answer where the ending is none of these
 * @param types media types by the ending behind the last dot, in small letters
 */
public record TypedAnswers(FixedAnswer other, Map<String, String> types) implements Content {
    /** Copies the types. */
    public TypedAnswers {
        types = Map.copyOf(types);
    }

    @Override
    public String text() {
        return other.text();
    }
}
