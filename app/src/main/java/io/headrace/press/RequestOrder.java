package io.headrace.press;

import java.util.List;

/**
 * What is asked with each request, in plain values that can travel to another process. Texts may
 * hold variables, see {@link Variable}.
 *
 * @param method such as GET; the same for all that do not name their own
 * @param headers lines of the form `Name: value`; {@link #NO_USER_AGENT} leaves ours out
 * @param body sent with every request, as Latin-1 text so that any byte can travel
 * @param close whether every request has a connection of its own
 * @param file path of a file of several requests, or empty
 * @param expectStatus status codes that are right, such as `200,300-399`; empty takes all
 * @param expectBodySha256 the digest every body must have, 64 hexadecimal digits; empty takes all
 */
public record RequestOrder(
        String method,
        List<String> headers,
        String body,
        boolean close,
        String file,
        String expectStatus,
        String expectBodySha256) {
    /** A header line that keeps the request from telling who asks. */
    public static final String NO_USER_AGENT = "User-Agent:";

    /** A plain GET over connections that are kept. */
    public static final RequestOrder GET =
            new RequestOrder("GET", List.of(), "", false, "", "", "");

    public RequestOrder {
        headers = List.copyOf(headers);
    }

    /** The same with these header lines. */
    public RequestOrder with(List<String> lines) {
        return new RequestOrder(method, lines, body, close, file, expectStatus, expectBodySha256);
    }

    /** The same with a connection of its own for each request. */
    public RequestOrder closing() {
        return new RequestOrder(method, headers, body, true, file, expectStatus, expectBodySha256);
    }
}
