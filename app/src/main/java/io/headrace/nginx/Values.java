package io.headrace.nginx;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of directives as nginx does (nginx.org/en/docs/syntax.html). */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Units go from large to small; a bare number at the end is seconds. */
    private static final Pattern TIME =
            Pattern.compile(
                    "(?:([0-9]+)w ?)?(?:([0-9]+)d ?)?(?:([0-9]+)h ?)?(?:([0-9]+)m(?!s) ?)?"
                            + "(?:([0-9]+)(?:s ?|$))??(?:([0-9]+)ms)?");

    private static final long[] UNITS_MS = {604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1};
    private static final long DIGITS_MAX = 9;

    private static final Set<String> LEVELS =
            Set.of("debug", "info", "notice", "warn", "error", "crit", "alert", "emerg");

    private Values() {}

    /** `on` or `off`, in any case. */
    static boolean flag(Directive directive) {
        String value = directive.argument(0);
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default ->
                    throw directive.badValue(value, "it is neither on nor off", "write on or off");
        };
    }

    /** A whole number of at least 0. */
    static long number(Directive directive) {
        return number(directive, directive.argument(0));
    }

    /** The same, of a value that is a part of the directive. */
    static long number(Directive directive, String value) {
        try {
            if (NUMBER.matcher(value).matches()) {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException tooLarge) {
            throw directive.badValue(
                    value, "it is more than 64 bits hold", "write a smaller number");
        }
        throw directive.badValue(value, "it is no whole number", "write digits only, such as 1000");
    }

    /** A number from a range. */
    static int number(Directive directive, int least, int most) {
        long number = number(directive);
        if (number < least || number > most) {
            throw directive.badValue(
                    directive.argument(0),
                    "it is not from " + least + " to " + most,
                    "write a number in that range");
        }
        return (int) number;
    }

    /** A time such as `75`, `75s`, `1m30s` or `500ms`, in milliseconds. */
    static long timeMs(Directive directive) {
        String value = directive.argument(0);
        Matcher parts = TIME.matcher(value);
        if (value.isEmpty() || value.endsWith(" ") || !parts.matches()) {
            throw directive.badValue(value, "it is no time", "write it like 75s, 1m30s or 500ms");
        }
        long sum = 0;
        for (int i = 0; i < UNITS_MS.length; i++) {
            String part = parts.group(i + 1);
            if (part != null) {
                if (part.length() > DIGITS_MAX) {
                    throw directive.badValue(value, "it is too long", "write a shorter time");
                }
                sum += Long.parseLong(part) * UNITS_MS[i];
            }
        }
        return sum;
    }

    /** Refuses a log that is no file, and a level that is none. */
    static void checkLog(Directive directive) {
        String path = directive.argument(0);
        if (path.startsWith("syslog:") || path.startsWith("memory:") || path.isEmpty()) {
            throw directive.badValue(path, "it is no file", "write a path or stderr");
        }
        if (directive.arguments().size() > 1 && !LEVELS.contains(directive.argument(1))) {
            throw directive.badValue(
                    directive.argument(1), "it is no level of a log", "try error or warn");
        }
    }

    /** Refuses a value with a variable, which only a request could fill in. */
    static String plain(Directive directive, String value) {
        if (value.indexOf('$') >= 0) {
            throw directive.badValue(
                    value,
                    "answers are made before the first request, so there are no variables",
                    "write a value without $");
        }
        return value;
    }

    /** Refuses a value that cannot be a part of an answer's head. */
    static String ofHead(Directive directive, String value) {
        if (value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw directive.badValue(
                    value,
                    "the head of an answer takes printable ASCII",
                    "write it without line ends and other such characters");
        }
        return value;
    }
}
