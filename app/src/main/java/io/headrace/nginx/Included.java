package io.headrace.nginx;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files an `include` names, glob(7) patterns in the last name of its path among them. */
final class Included {
    private static final String PATTERN = "*?[";

    private Included() {}

    /** Sorted by name, as nginx takes them; a pattern that nothing fits names none. */
    static List<Path> files(Path folder, Directive include) {
        String path = include.argument(0);
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (isPattern(path.substring(0, slash + 1))) {
            throw include.badValue(
                    path, "only the last name of a path may be a pattern", "write the folder out");
        }
        if (!isPattern(name)) {
            return List.of(folder.resolve(path));
        }
        return matching(folder.resolve(path.substring(0, slash + 1)), name, include);
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> PATTERN.indexOf(c) >= 0);
    }

    private static List<Path> matching(Path folder, String name, Directive include) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            PathMatcher matcher =
                    FileSystems.getDefault().getPathMatcher("glob:" + withoutBraces(name));
            return entries.filter(entry -> !fileName(entry).startsWith("."))
                    .filter(entry -> matcher.matches(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | PatternSyntaxException e) {
            throw include.badValue(
                    include.argument(0),
                    "its folder or pattern cannot be read: " + e.getClass().getSimpleName(),
                    "check the path");
        }
    }

    private static String fileName(Path entry) {
        return entry.getFileName().toString();
    }

    /** Braces mean nothing in glob(7), but alternatives in Java's patterns. */
    private static String withoutBraces(String pattern) {
        return pattern.replace("{", "\\{").replace("}", "\\}");
    }
}
