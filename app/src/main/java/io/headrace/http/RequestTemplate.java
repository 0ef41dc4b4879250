package io.headrace.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Builds the bytes of one request, once, before the load starts. */
public final class RequestTemplate {
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private RequestTemplate() {}

    /**
     * The whole request.
     *
     * <p>Host comes first and User-Agent second, each unless a header line gives it; the line
     * `User-Agent:` without a value, which that field may not lack (RFC 9110 section 10.1.5),
     * leaves it out. Content-Length is added for a body and for POST, PUT and PATCH, unless a line
     * gives it or Transfer-Encoding; the body is then sent as it is.
     *
     * @param hostHeader value of the Host field: a host, with a port unless it is the usual one
     * @param extraHeaders lines of the form `Name: value`
     * @param close whether to add `Connection: close`
     * @throws IllegalArgumentException with the offending text, for what no request may hold
     */
    public static byte[] bytes(
            String method,
            String target,
            String hostHeader,
            List<String> extraHeaders,
            byte[] body,
            boolean close) {
        require(isToken(method), "method", method);
        require(isTarget(target), "request target", target);
        require(isValue(hostHeader), "host", hostHeader);
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!given(extraHeaders, "host")) {
            add(head, "Host", hostHeader);
        }
        if (!given(extraHeaders, "user-agent")) {
            add(head, "User-Agent", "headrace");
        }
        for (String line : extraHeaders) {
            int colon = line.indexOf(':');
            require(colon >= 0, "header without a colon", line);
            require(isToken(line.substring(0, colon)), "header name", line);
            require(isValue(line), "header", line);
            if (!line.strip().equalsIgnoreCase("User-Agent:")) {
                add(head, line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        boolean framed =
                given(extraHeaders, "content-length") || given(extraHeaders, "transfer-encoding");
        if (!framed && (body.length > 0 || METHODS_WITH_BODY.contains(method))) {
            add(head, "Content-Length", Integer.toString(body.length));
        }
        if (close) {
            add(head, "Connection", "close");
        }
        head.append("\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static void add(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static boolean given(List<String> lines, String lowerCaseName) {
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(lowerCaseName + ":")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 0x80 && FieldScanner.isToken((byte) c));
    }

    private static boolean isTarget(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
    }

    private static boolean isValue(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t');
    }

    private static void require(boolean condition, String what, String text) {
        if (!condition) {
            throw new IllegalArgumentException("not a valid " + what + ": " + printable(text));
        }
    }

    /** The text with control characters shown as escapes, so that a terminal is safe from it. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(c -> {
                    if (c < ' ' || c == 0x7f) {
                        shown.append("\\x").append(Character.forDigit(c >> 4, 16));
                        shown.append(Character.forDigit(c & 15, 16));
                    } else {
                        shown.append((char) c);
                    }
                });
        return shown.toString();
    }
}
