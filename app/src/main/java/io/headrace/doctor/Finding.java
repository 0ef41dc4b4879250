package io.headrace.doctor;

import java.util.List;

/**
 * Something that costs requests or falsifies figures.
 *
 * @param id of the rule; its page is {@code docs/findings/ID.md}
 * @param summary one sentence with the values
 * @param facts what it rests on
 * @param change what mends it
 */
public record Finding(
        String id, Severity severity, String summary, List<Fact> facts, Change change) {
    private static final String PAGES = "docs/findings/";

    public Finding {
        facts = List.copyOf(facts);
    }

    /** The page that explains it. */
    public String page() {
        return PAGES + id + ".md";
    }
}
