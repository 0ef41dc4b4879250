package io.headrace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links between our own pages: the file is there, and the heading too. */
final class MarkdownLinks {
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\n]*`");
    private static final Pattern LINK =
            Pattern.compile(
                    "\\]\\(<?([^)>\\s]+)>?(?:\\s+[\"'][^)]*)?\\)|(?m)^\\[[^\\]]+\\]:\\s*(\\S+)");
    private static final Pattern FOREIGN =
            Pattern.compile("[a-z]+:.*|//.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)[ #]*$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");

    private MarkdownLinks() {}

    /**
     * The links that lead nowhere, with what to do instead.
     *
     * @param pages from path to text
     * @param exists whether a path from the root is a file or a folder
     */
    static List<String> broken(Map<String, String> pages, Predicate<String> exists) {
        List<String> violations = new ArrayList<>();
        pages.forEach((page, text) ->
                LINK.matcher(CODE.matcher(text).replaceAll(""))
                        .results()
                        .map(MarkdownLinks::target)
                        .filter(target -> !FOREIGN.matcher(target).matches())
                        .forEach(target -> check(page, target, pages, exists, violations)));
        return violations;
    }

    private static String target(MatchResult link) {
        return link.group(1) != null ? link.group(1) : link.group(2);
    }

    private static void check(
            String page,
            String target,
            Map<String, String> pages,
            Predicate<String> exists,
            List<String> violations) {
        String what = page + ": the link " + target + " ";
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        if (path.startsWith("/")) {
            violations.add(what + "is absolute; start it at the page");
            return;
        }
        String file = path.isEmpty() ? page : resolve(page, path);
        if (!exists.test(file)) {
            violations.add(what + "leads to no file; correct it or drop it");
        } else if (hash >= 0
                && pages.containsKey(file)
                && !anchors(pages.get(file)).contains(target.substring(hash + 1))) {
            violations.add(what + "leads to no heading of " + file + "; correct it or drop it");
        }
    }

    private static String resolve(String page, String path) {
        return Path.of(page).resolveSibling(path).normalize().toString();
    }

    /** The anchors that GitHub gives to headings. */
    static Set<String> anchors(String text) {
        return HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("(?U)[^\\w -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
