package io.headrace.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a request as RFC 9112 defines it, read by regular expressions, with a character for
 * each byte.
 *
 * @param end the offset behind the empty line
 * @param minorVersion 0 or 1
 * @param chunked whether the body comes in chunks
 * @param length what Content-Length says, or -1
 */
record SlowRequest(
        int end, String method, String target, int minorVersion, boolean chunked, long length) {
    private static final Pattern LINE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([!-~]+) HTTP/1\\.([0-9])");
    private static final Pattern FIELD =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t\\x20-\\x7e\\x80-\\xff]*)");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:\\[[0-9A-Za-z:._~!$&'()*+,;=%-]+]|[0-9A-Za-z._~!$&'()*+,;=%-]*)"
                            + "(?::[0-9]*)?");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    /**
     * Reads the head at the start of a text.
     *
     * @throws IllegalArgumentException when it is none, naming the rule
     */
    static SlowRequest read(String text) {
        int start = 0;
        while (text.startsWith("\r\n", start)) {
            start += 2;
        }
        int last = text.indexOf("\r\n\r\n", start);
        require(last >= 0, "empty line");
        String[] lines = text.substring(start, last).split("\r\n", -1);
        Matcher line = LINE.matcher(lines[0]);
        require(line.matches() && METHODS.contains(line.group(1)), "request line");
        requireTarget(line.group(1), line.group(2));
        int minor = line.group(3).equals("0") ? 0 : 1;
        List<String> hosts = new ArrayList<>();
        List<String> lengths = new ArrayList<>();
        List<String> codings = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher field = FIELD.matcher(lines[i]);
            require(field.matches(), "field line");
            String value = field.group(2).replaceAll("^[ \t]+|[ \t]+\\z", "");
            switch (field.group(1).toLowerCase(Locale.ROOT)) {
                case "host" -> hosts.add(value);
                case "content-length" -> lengths.add(value);
                case "transfer-encoding" -> codings.add(value.toLowerCase(Locale.ROOT));
                default -> {}
            }
        }
        require(hosts.size() <= 1 && hosts.size() >= minor, "one Host");
        require(hosts.isEmpty() || HOST.matcher(hosts.getFirst()).matches(), "Host");
        require(lengths.size() + codings.size() <= 1, "one framing");
        require(codings.isEmpty() || codings.equals(List.of("chunked")), "Transfer-Encoding");
        require(codings.isEmpty() || minor == 1, "chunks in HTTP/1.0");
        require(lengths.isEmpty() || lengths.getFirst().matches("[0-9]+"), "Content-Length");
        long length = lengths.isEmpty() ? -1 : Long.parseLong(lengths.getFirst());
        return new SlowRequest(
                last + 4, line.group(1), line.group(2), minor, !codings.isEmpty(), length);
    }

    /** RFC 9112 section 3.2: a path, an address, or an asterisk for OPTIONS. */
    private static void requireTarget(String method, String target) {
        boolean asterisk = method.equals("OPTIONS") && target.equals("*");
        boolean path = target.matches("/[^#]*");
        boolean address = target.matches("(?i:https?)://[^/?#:][^#]*");
        require(asterisk || path || address, "target");
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException("against the grammar: " + rule);
        }
    }
}
