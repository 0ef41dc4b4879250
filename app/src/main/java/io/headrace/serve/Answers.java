package io.headrace.serve;

import io.headrace.http.HttpDate;
import io.headrace.http.Status;
import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The answers of one loop, ready to be sent; their `Date` is set once a second.
 *
 * <p>Each loop has its own, so that no cache line is shared between loops.
 */
final class Answers {
    /** Above it a body is sent from where all loops share it, not as a part of the answer. */
    static final int INLINE_BODY_MAX = 16 << 10;

    private static final ResponseBody EMPTY = ResponseBody.ofSize(0);

    private final Map<Integer, FixedAnswer> pages;
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
        if (fixed.isBodiless()) {
            return variants(connection -> prepare(fixed.status(), connection, EMPTY));
        }
        String fields =
                field("Content-Type", fixed.contentType())
                        + field("Content-Length", Integer.toString(fixed.body().length()))
                        + field("Location", fixed.location());
        return variants(connection -> prepare(fixed.status(), fields + connection, fixed.body()));
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : name + ": " + value + "\r\n";
    }

    /** The answer of a status that no location gives; the connection may live on after it. */
    FixedResource page(int status) {
        FixedAnswer page = pages.getOrDefault(status, new FixedAnswer(status, null, EMPTY));
        return new FixedResource(page, this);
    }

    private static Variants variants(Function<String, PreparedAnswer> withConnection) {
        return new Variants(
                withConnection.apply(""),
                withConnection.apply("Connection: keep-alive\r\n"),
                withConnection.apply("Connection: close\r\n"));
    }

    /** The answer to a request that is refused; the connection ends with it. */
    PreparedAnswer refusal(int status) {
        return refusals.computeIfAbsent(status, this::prepareRefusal);
    }

    private PreparedAnswer prepareRefusal(int status) {
        String allow =
                status == 405 ? "Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH\r\n" : "";
        return prepare(status, allow + "Content-Length: 0\r\nConnection: close\r\n", EMPTY);
    }

    private PreparedAnswer prepare(int status, String fields, ResponseBody body) {
        boolean inline = body.length() <= INLINE_BODY_MAX;
        String start = statusLine(status) + "Server: headrace\r\nDate: ";
        String head = start + " ".repeat(HttpDate.LENGTH) + "\r\n" + fields + "\r\n";
        int inlineLength = inline ? body.length() : 0;
        @Nullable SeparateBody separate = inline ? null : SeparateBody.of(body);
        PreparedAnswer answer =
                new PreparedAnswer(
                        status,
                        Arrays.copyOf(ascii(head), head.length() + inlineLength),
                        head.length(),
                        start.length(),
                        separate);
        Memory.copy(body.address(), answer.address + answer.headLength, inlineLength);
        answer.setDate(second);
        dated.add(answer);
        return answer;
    }

    private static String statusLine(int status) {
        return "HTTP/1.1 " + status + " " + Status.reason(status) + "\r\n";
    }

    /** Sets the `Date` of all answers, when the second is a new one. */
    void setTime(long epochMillis) {
        long now = epochMillis / 1000;
        if (now != second) {
            second = now;
            for (int i = 0; i < dated.size(); i++) {
                dated.get(i).setDate(now);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
