package io.headrace.http;

import static io.headrace.http.Cases.ascii;
import static io.headrace.http.Cases.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.http.Cases.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which request heads are taken, what they say, and when the others are refused. */
class RequestScannerTest {
    private static final byte[] TAIL = ascii("GET \0\r\n\r\n\n#\u00ff: 7,chunked\r\n\r\n");

    static List<Case> accepted() {
        return Cases.read("request-accepted.txt");
    }

    static List<Case> refused() {
        return Cases.read("request-refused.txt");
    }

    static List<Case> smuggling() {
        return Cases.read("request-smuggling.txt");
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Case request) {
        RequestHead head = new RequestHead();
        assertThat(RequestScans.scan(request.bytes(), head)).isEqualTo(request.bytes().length);
        assertThat(RequestScans.describe(head)).isEqualTo(request.expected());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aHeadEndsWhereItEndsWhateverFollows(Case request) {
        RequestHead head = new RequestHead();
        assertThat(RequestScans.scan(join(request.bytes(), TAIL), head))
                .isEqualTo(request.bytes().length);
        assertThat(RequestScans.describe(head)).isEqualTo(request.expected());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void everyPrefixOfAGoodHeadIsPartial(Case request) {
        assertPrefixesArePartial(request.bytes());
    }

    @ParameterizedTest
    @MethodSource
    void refused(Case request) {
        assertRefusedAtItsLastByte(request);
    }

    @ParameterizedTest
    @MethodSource
    void smuggling(Case request) {
        assertRefusedAtItsLastByte(request);
    }

    private static void assertRefusedAtItsLastByte(Case request) {
        int status = -Integer.parseInt(request.expected());
        assertPrefixesArePartial(request.bytes());
        assertThat(RequestScans.scan(request.bytes())).isEqualTo(status);
        assertThat(RequestScans.scan(join(request.bytes(), TAIL))).isEqualTo(status);
        assertThat(RequestScans.scan(join(request.bytes(), ascii("\r\n\r\n")))).isEqualTo(status);
    }

    private static void assertPrefixesArePartial(byte[] bytes) {
        for (int length = 0; length < bytes.length; length++) {
            assertThat(RequestScans.scan(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(RequestScanner.PARTIAL);
        }
    }

    @Test
    void aHeadIsReadAnywhereInMemory() {
        byte[] request = accepted().get(3).bytes();
        for (int shift = 0; shift < 16; shift++) {
            byte[] shifted = join(new byte[shift], request);
            MemorySegment bytes = GuardedPage.slice(shifted);
            assertThat(RequestScanner.scan(bytes, shift, shifted.length, new RequestHead()))
                    .isEqualTo(request.length);
        }
    }

    @Test
    void nothingOfTheLastRequestIsLeftInTheHead() {
        RequestHead head = new RequestHead();
        for (Case first : accepted()) {
            for (Case second : accepted()) {
                RequestScans.scan(first.bytes(), head);
                RequestScans.scan(second.bytes(), head);
                assertThat(RequestScans.describe(head))
                        .as("%s after %s", second, first)
                        .isEqualTo(second.expected());
            }
        }
    }

    @Test
    void pipelinedRequestsComeOneAfterAnother() {
        List<byte[]> parts = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Case request : accepted()) {
            if (!request.expected().contains("1073741824")) {
                parts.add(join(request.bytes(), body(request.expected())));
                expected.add(request.expected());
            }
        }
        byte[] all = join(parts.toArray(byte[][]::new));
        MemorySegment bytes = GuardedPage.slice(all);
        RequestHead head = new RequestHead();
        BodyReader body = new BodyReader();
        List<String> found = new ArrayList<>();
        long at = 0;
        while (at < all.length) {
            int length = RequestScanner.scan(bytes, at, all.length, head);
            assertThat(length).as("head %d", found.size()).isPositive();
            found.add(RequestScans.describe(head));
            body.begin(head.bodyKind(), head.contentLength());
            at = body.take(bytes, at + length, all.length);
            assertThat(body.complete()).isTrue();
        }
        assertThat(found).isEqualTo(expected);
    }

    private static byte[] body(String expected) {
        if (expected.contains("chunked")) {
            return ascii("3\r\nGET\r\n0\r\nX: y\r\n\r\n");
        }
        int length = expected.indexOf("length=");
        return length < 0
                ? new byte[0]
                : new byte[Integer.parseInt(expected.substring(length + 7).split(" ", 2)[0])];
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 17})
    void everyByteOfATargetIsJudged(int before) {
        for (int b = 0; b < 256; b++) {
            String request = "GET /" + "a".repeat(before) + (char) b + "aaaaaaaa HTTP/1.1\r\n";
            boolean good = b > 0x20 && b < 0x7f && b != '#';
            assertJudged(request + "Host: a\r\n\r\n", good, b);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 17})
    void everyByteOfANameIsJudged(int before) {
        String others = "!#$%&'*+-.^_`|~";
        for (int b = 0; b < 256; b++) {
            if (b == ':') {
                continue;
            }
            String name = "a".repeat(before) + (char) b + "bbbbbbbb";
            boolean good = b < 0x80 && (Character.isLetterOrDigit(b) || others.indexOf(b) >= 0);
            assertJudged("GET / HTTP/1.1\r\nHost: a\r\n" + name + ": x\r\n\r\n", good, b);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 17})
    void everyByteOfAValueIsJudged(int before) {
        for (int b = 0; b < 256; b++) {
            String value = "a".repeat(before) + (char) b + "bbbbbbbb";
            boolean good = b == '\t' || (b >= 0x20 && b != 0x7f);
            assertJudged("GET / HTTP/1.1\r\nHost: a\r\nX: " + value + "\r\n\r\n", good, b);
        }
    }

    @Test
    void everyByteOfAHostIsJudged() {
        String others = "-._~%!$&'()*+,;=";
        for (int b = 0; b < 256; b++) {
            boolean good = b < 0x80 && (Character.isLetterOrDigit(b) || others.indexOf(b) >= 0);
            // A digit could follow a port's colon, so the byte stands before a letter.
            assertJudged("GET / HTTP/1.1\r\nHost: a" + (char) b + "z\r\n\r\n", good, b);
        }
    }

    @Test
    void everyByteOfAMethodIsJudged() {
        String others = "!#$%&'*+-.^_`|~";
        for (int b = 0; b < 256; b++) {
            boolean token = b < 0x80 && (Character.isLetterOrDigit(b) || others.indexOf(b) >= 0);
            // A space ends the method, which is then an unknown one.
            int expected = token || b == ' ' ? -501 : -400;
            if (b != 'E') {
                assertThat(RequestScans.scan("G" + (char) b + "T / HTTP/1.1\r\n"))
                        .as("byte %d", b)
                        .isEqualTo(expected);
            }
        }
    }

    private static void assertJudged(String request, boolean good, int b) {
        assertThat(RequestScans.scan(request))
                .as("byte %d", b)
                .isEqualTo(good ? request.length() : -400);
    }
}
