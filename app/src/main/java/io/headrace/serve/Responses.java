package io.headrace.serve;

import io.headrace.http.HttpDate;
import io.headrace.http.Status;
import io.headrace.kernel.Memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of one loop, ready to be sent; only their `Date` changes, once a second.
 *
 * <p>Each loop has its own, so that no cache line is shared between loops.
 */
final class Responses {
    /** Above it a body is sent from where all loops share it, not as a part of the answer. */
    private static final int INLINE_BODY_MAX = 16 << 10;

    /** One answer: its head, with the body behind it when that is small. */
    static final class Answer {
        final long address;
        final int headLength;
        final int length;
        private final long dateAddress;

        private Answer(byte[] bytes, int headLength, int dateOffset) {
            address = Memory.map(bytes);
            length = bytes.length;
            this.headLength = headLength;
            dateAddress = address + dateOffset;
        }
    }

    private final int status;
    private final ResponseBody body;
    private final int bodyLength;
    private final List<Answer> all = new ArrayList<>();
    private final Map<Integer, Answer> refusals = new HashMap<>();
    private long second;

    /** For HTTP/1.1 requests that keep the connection, which is the default there. */
    final Answer persistent;

    /** For HTTP/1.0 requests that asked to keep the connection, and must be told that it is. */
    final Answer keepAlive;

    /** The last answer of a connection. */
    final Answer closing;

    /** `100 Continue`, RFC 9110 section 15.2.1. */
    final long goOn;

    final int goOnLength;

    Responses(ServePlan plan) {
        status = plan.status();
        body = plan.body();
        // RFC 9110 sections 15.3.5 and 15.4.5: these have no body, whatever the plan says.
        bodyLength = status == 204 || status == 304 ? 0 : body.length();
        persistent = answer("");
        keepAlive = answer("Connection: keep-alive\r\n");
        closing = answer("Connection: close\r\n");
        byte[] interim = ascii("HTTP/1.1 100 Continue\r\n\r\n");
        goOn = Memory.map(interim);
        goOnLength = interim.length;
    }

    /** Whether the body is sent by itself, after an answer's bytes. */
    boolean hasSeparateBody() {
        return bodyLength > INLINE_BODY_MAX;
    }

    long bodyAddress() {
        return body.address();
    }

    int bodyLength() {
        return bodyLength;
    }

    private Answer answer(String connection) {
        boolean bodiless = status == 204 || status == 304;
        String head =
                bodiless
                        ? ""
                        : "Content-Type: text/plain\r\nContent-Length: " + bodyLength + "\r\n";
        return build(status, head + connection, hasSeparateBody() ? 0 : bodyLength);
    }

    /** The answer to a request that is refused; the connection ends with it. */
    Answer refusal(int refused) {
        return refusals.computeIfAbsent(refused, this::buildRefusal);
    }

    private Answer buildRefusal(int refused) {
        String allow =
                refused == 405 ? "Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH\r\n" : "";
        return build(refused, allow + "Content-Length: 0\r\nConnection: close\r\n", 0);
    }

    private Answer build(int code, String headers, int inlineBody) {
        String start =
                "HTTP/1.1 " + code + " " + Status.reason(code) + "\r\nServer: headrace\r\nDate: ";
        String head = start + " ".repeat(HttpDate.LENGTH) + "\r\n" + headers + "\r\n";
        byte[] bytes = Arrays.copyOf(ascii(head), head.length() + inlineBody);
        Answer answer = new Answer(bytes, head.length(), start.length());
        Memory.copy(body.address(), answer.address + answer.headLength, inlineBody);
        all.add(answer);
        HttpDate.write(Memory.ALL, answer.dateAddress, System.currentTimeMillis() / 1000);
        return answer;
    }

    /** Sets the `Date` of all answers, when the second is a new one. */
    void setTime(long epochMillis) {
        long now = epochMillis / 1000;
        if (now != second) {
            second = now;
            for (int i = 0; i < all.size(); i++) {
                HttpDate.write(Memory.ALL, all.get(i).dateAddress, now);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
