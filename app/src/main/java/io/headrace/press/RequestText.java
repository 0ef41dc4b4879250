package io.headrace.press;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.headrace.fault.Fault;
import io.headrace.http.RequestTemplate;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * One request in pieces: fixed bytes, and variables between them.
 *
 * @param pieces each a `byte[]` or a {@link Variable}
 * @param bodyAt the piece the body begins with
 * @param answersHead whether the method is HEAD, whose answers have no body
 * @param weight how often it is sent, in proportion to the others
 */
record RequestText(List<Object> pieces, int bodyAt, boolean answersHead, int weight) {
    private static final String VARYING_LENGTH = "Content-Length: {body-length}";

    /**
     * Builds one request.
     *
     * @param headers lines of the form `Name: value`
     * @param body as Latin-1 text
     * @throws Fault BAD_INPUT for what no request may hold
     */
    static RequestText of(
            String method,
            String path,
            String host,
            List<String> headers,
            String body,
            boolean close,
            int weight) {
        if (method.equals("CONNECT")) {
            throw bad("method CONNECT", "it makes a tunnel, not an answer", "use another method");
        }
        boolean varies = Variable.isIn(body) || headers.stream().anyMatch(RequestText::tellsLength);
        List<String> lines = new ArrayList<>(headers);
        if (varies && !body.isEmpty() && headers.stream().noneMatch(RequestText::framesBody)) {
            lines.add(VARYING_LENGTH);
        }
        String head = head(method, path, host, lines, varies ? "" : body, close);
        List<Object> pieces = new ArrayList<>(split(head));
        int bodyAt = pieces.size();
        if (varies) {
            pieces.addAll(split(body));
        }
        return new RequestText(pieces, bodyAt, method.equals("HEAD"), weight);
    }

    private static boolean tellsLength(String header) {
        return header.contains("{body-length}");
    }

    private static boolean framesBody(String header) {
        String name = header.substring(0, Math.max(0, header.indexOf(':')));
        return name.equalsIgnoreCase("content-length")
                || name.equalsIgnoreCase("transfer-encoding");
    }

    private static String head(
            String method,
            String path,
            String host,
            List<String> headers,
            String body,
            boolean close) {
        try {
            byte[] bytes =
                    RequestTemplate.bytes(
                            method, path, host, headers, body.getBytes(ISO_8859_1), close);
            return new String(bytes, ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw bad(
                    String.valueOf(e.getMessage()),
                    "HTTP does not allow it (RFC 9110 section 5)",
                    "check -m, -H and the URL");
        }
    }

    private static List<Object> split(String text) {
        List<Object> pieces = new ArrayList<>();
        Matcher mark = Variable.MARK.matcher(text);
        int at = 0;
        while (mark.find()) {
            addFixed(pieces, text.substring(at, mark.start()));
            pieces.add(Variable.parse(mark.group(1)));
            at = mark.end();
        }
        addFixed(pieces, text.substring(at));
        return pieces;
    }

    private static void addFixed(List<Object> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(text.getBytes(ISO_8859_1));
        }
    }

    /** Its bytes, if it is the same each time. */
    byte @Nullable [] fixedBytes() {
        return pieces.size() == 1 && pieces.getFirst() instanceof byte[] bytes ? bytes : null;
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
