package io.headrace.serve;

import io.headrace.http.HttpDate;
import io.headrace.http.Status;
import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The answers of one loop, ready to be sent; their `Date` is set once a second.
 *
 * <p>Each loop has its own, so that no cache line is shared between loops.
 */
final class Answers {
    /** Above it a body is sent from where all loops share it, not as a part of the answer. */
    static final int INLINE_BODY_MAX = 16 << 10;

    /** What a path holds as it is (RFC 3986 sections 2.3 and 3.3). */
    private static final String UNESCAPED =
            "/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@";

    private final Map<Integer, FixedAnswer> pages;
    private static final byte[] NOTHING = new byte[0];
    private static final String KEEP_ALIVE = "Connection: keep-alive\r\n";
    private static final String CLOSE = "Connection: close\r\n";

    private final List<PreparedAnswer> dated = new ArrayList<>();
    private final Map<Integer, PreparedAnswer> refusals = new HashMap<>();
    private long second = System.currentTimeMillis() / 1000;

    /** `100 Continue`, RFC 9110 section 15.2.1. */
    final long goOn;

    final int goOnLength;

    Answers(Map<Integer, FixedAnswer> pages) {
        this.pages = pages;
        byte[] interim = ascii("HTTP/1.1 100 Continue\r\n\r\n");
        goOn = Memory.map(interim);
        goOnLength = interim.length;
    }

    /** The forms of an answer that is always the same. */
    Variants fixed(FixedAnswer fixed) {
        return dated(
                fixed.isBodiless()
                        ? variants(fixed.status(), "", NOTHING, null)
                        : variants(fixed, length(fixed), fixed.body()));
    }

    /** Its forms in chunks, for HTTP/1.1. */
    Variants chunked(FixedAnswer fixed, ResponseBody chunks) {
        return dated(variants(fixed, "Transfer-Encoding: chunked\r\n", chunks));
    }

    private Variants variants(FixedAnswer fixed, String framing, ResponseBody body) {
        String fields = about(fixed) + framing;
        return body.length() <= INLINE_BODY_MAX
                ? variants(fixed.status(), fields, body.bytes(), null)
                : variants(fixed.status(), fields, NOTHING, SeparateBody.of(body));
    }

    private Variants dated(Variants variants) {
        dated.add(variants.persistent());
        dated.add(variants.keepAlive());
        dated.add(variants.closing());
        return variants;
    }

    private static String about(FixedAnswer fixed) {
        return field("Content-Type", fixed.contentType()) + field("Location", fixed.location());
    }

    private static String length(FixedAnswer fixed) {
        return field("Content-Length", Integer.toString(fixed.body().length()));
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : name + ": " + value + "\r\n";
    }

    /** The answer of a status that no location gives; the connection may live on after it. */
    FixedResource page(int status) {
        return new FixedResource(pageOf(status), this);
    }

    private FixedAnswer pageOf(int status) {
        return pages.getOrDefault(status, new FixedAnswer(status, null, ResponseBody.ofSize(0)));
    }

    /** The answer to a method that files do not have (RFC 9110 section 15.5.6). */
    Variants notAllowed() {
        FixedAnswer page = pageOf(405);
        String fields = "Allow: GET, HEAD\r\n" + about(page) + length(page);
        return dated(variants(405, fields, page.body().bytes(), null));
    }

    /** The answer to a part that the file does not have (RFC 9110 section 15.5.17). */
    ComposedAnswer unsatisfiable(long size, Request request) {
        FixedAnswer page = pageOf(416);
        String fields = "Content-Range: bytes */" + size + "\r\n" + about(page) + length(page);
        return compose(416, fields, page.body().bytes(), null, request);
    }

    /** The answer to the path of a folder that does not end with a slash. */
    ComposedAnswer moved(byte[] path, Request request) {
        StringBuilder location = new StringBuilder();
        for (byte b : path) {
            if (UNESCAPED.indexOf(b) >= 0) {
                location.append((char) b);
            } else {
                location.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        FixedAnswer page = pageOf(301);
        String fields = "Location: " + location + "/\r\n" + about(page) + length(page);
        return compose(301, fields, page.body().bytes(), null, request);
    }

    /** The three forms of an answer whose owner sets its date. */
    Variants variants(int status, String fields, byte[] inline, @Nullable SeparateBody separate) {
        return new Variants(
                prepare(status, fields, inline, separate),
                prepare(status, fields + KEEP_ALIVE, inline, separate),
                prepare(status, fields + CLOSE, inline, separate));
    }

    /** An answer to one request. */
    ComposedAnswer compose(
            int status,
            String fields,
            byte[] inline,
            @Nullable SeparateBody separate,
            Request request) {
        String connection =
                !request.keepsAlive ? CLOSE : request.head.minorVersion() == 0 ? KEEP_ALIVE : "";
        byte[] head =
                ascii(
                        start(status)
                                + HttpDate.text(second)
                                + "\r\n"
                                + fields
                                + connection
                                + "\r\n");
        return new ComposedAnswer(status, join(head, inline), head.length, separate);
    }

    /** The answer to a request that is refused; the connection ends with it. */
    PreparedAnswer refusal(int status) {
        return refusals.computeIfAbsent(status, this::prepareRefusal);
    }

    private PreparedAnswer prepareRefusal(int status) {
        String allow =
                status == 405 ? "Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH\r\n" : "";
        PreparedAnswer answer =
                prepare(status, allow + "Content-Length: 0\r\n" + CLOSE, NOTHING, null);
        dated.add(answer);
        return answer;
    }

    private PreparedAnswer prepare(
            int status, String fields, byte[] inline, @Nullable SeparateBody separate) {
        String start = start(status);
        byte[] head = ascii(start + " ".repeat(HttpDate.LENGTH) + "\r\n" + fields + "\r\n");
        byte[] bytes = join(head, inline);
        PreparedAnswer answer =
                new PreparedAnswer(status, bytes, head.length, start.length(), separate);
        answer.setDate(second);
        return answer;
    }

    private static String start(int status) {
        return "HTTP/1.1 "
                + status
                + " "
                + Status.reason(status)
                + "\r\nServer: headrace\r\nDate: ";
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] bytes = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    /** The time that answers tell, in seconds since 1970. */
    long second() {
        return second;
    }

    /** Sets the `Date` of all answers, when the second is a new one: whether it is. */
    boolean setTime(long epochMillis) {
        long now = epochMillis / 1000;
        if (now == second) {
            return false;
        }
        second = now;
        for (int i = 0; i < dated.size(); i++) {
            dated.get(i).setDate(now);
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
