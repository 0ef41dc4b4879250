package io.headrace.http;

import static io.headrace.http.Cases.ascii;
import static io.headrace.http.Cases.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.http.Cases.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which response heads are taken, what they say, and when the others are told. */
class ResponseScannerTest {
    private static final byte[] TAIL = ascii("HTTP\0\r\n\r\n\n#\u00ff: 7,chunked\r\n\r\n");

    private static final String TEXT = "[\t\\x20-\\x7e\\x80-\\xff]*";

    /** The grammar written down a second time. */
    private static final Pattern HEAD =
            Pattern.compile(
                    "HTTP/1\\.[0-9] [1-9][0-9]{2}( TEXT)?\r\n".replace("TEXT", TEXT)
                            + "([!#-'*+.^_`|~0-9A-Za-z-]+:TEXT\r\n([\t ]TEXT\r\n)*)*\r\n"
                                    .replace("TEXT", TEXT));

    static List<Case> accepted() {
        return Cases.read("response-accepted.txt");
    }

    static List<Case> malformed() {
        return Cases.read("response-malformed.txt");
    }

    static List<Case> unclear() {
        return Cases.read("response-unclear.txt");
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Case response) {
        ResponseHead head = new ResponseHead();
        assertThat(scan(response.bytes(), false, head)).isEqualTo(response.bytes().length);
        assertThat(describe(head)).isEqualTo(response.expected());
        assertThat(scan(join(response.bytes(), TAIL), false, head))
                .isEqualTo(response.bytes().length);
        assertThat(describe(head)).isEqualTo(response.expected());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void everyPrefixOfAGoodHeadIsPartial(Case response) {
        assertPrefixesArePartial(response.bytes());
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Case response) {
        assertPrefixesArePartial(response.bytes());
        assertThat(scan(response.bytes())).isEqualTo(ResponseScanner.MALFORMED);
        assertThat(scan(join(response.bytes(), TAIL))).isEqualTo(ResponseScanner.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource
    void unclear(Case response) {
        assertThat(scan(response.bytes())).isEqualTo(ResponseScanner.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void anAnswerToHeadHasNoBody(Case response) {
        ResponseHead head = new ResponseHead();
        assertThat(scan(response.bytes(), true, head)).isEqualTo(response.bytes().length);
        assertThat(head.bodyKind()).isEqualTo(BodyReader.NONE);
        assertThat(head.chunked()).isFalse();
    }

    @Test
    void anAnswerToHeadKeepsTheConnectionWithoutALength() {
        ResponseHead head = new ResponseHead();
        byte[] response = ascii("HTTP/1.1 200 OK\r\n\r\n");
        scan(response, true, head);
        assertThat(head.keepAlive()).isTrue();
        scan(response, false, head);
        assertThat(head.keepAlive()).isFalse();
    }

    @Test
    void nothingOfTheLastResponseIsLeftInTheHead() {
        ResponseHead head = new ResponseHead();
        for (Case first : accepted()) {
            for (Case second : accepted()) {
                scan(first.bytes(), false, head);
                scan(second.bytes(), false, head);
                assertThat(describe(head))
                        .as("%s after %s", second, first)
                        .isEqualTo(second.expected());
            }
        }
    }

    @Test
    void aHeadOf64KiBIsTakenAndALongerOneIsNot() {
        byte[] head = ascii(headOf(65_536));
        assertThat(scan(head)).isEqualTo(65_536);
        assertThat(scan(Arrays.copyOf(head, 65_535))).isEqualTo(ResponseScanner.PARTIAL);
        byte[] longer = ascii(headOf(65_537));
        assertThat(scan(longer)).isEqualTo(ResponseScanner.MALFORMED);
        assertThat(scan(Arrays.copyOf(longer, 65_536))).isEqualTo(ResponseScanner.MALFORMED);
        assertThat(scan(Arrays.copyOf(longer, 65_535))).isEqualTo(ResponseScanner.PARTIAL);
    }

    @Test
    void aChangedResponseIsNeverReadWrongly() {
        List<byte[]> originals =
                Stream.of(accepted(), malformed(), unclear())
                        .flatMap(List::stream)
                        .map(response -> join(response.bytes(), TAIL))
                        .toList();
        Mutations responses = new Mutations("ResponseScanner", originals);
        int taken = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] response = responses.next();
            int answer = scan(response);
            if (answer > 0) {
                taken++;
                String text = new String(response, StandardCharsets.ISO_8859_1);
                Matcher matcher = HEAD.matcher(text);
                assertThat(matcher.lookingAt()).as("seed %d: %s", responses.seed, text).isTrue();
                assertThat(answer).as("seed %d: %s", responses.seed, text).isEqualTo(matcher.end());
            } else {
                assertThat(answer)
                        .as("seed %d", responses.seed)
                        .isIn(ResponseScanner.PARTIAL, ResponseScanner.MALFORMED);
            }
        }
        assertThat(taken).as("seed %d", responses.seed).isPositive();
    }

    private static String headOf(int length) {
        String start = "HTTP/1.1 200 OK\r\nX: ";
        return start + "a".repeat(length - start.length() - 4) + "\r\n\r\n";
    }

    private static void assertPrefixesArePartial(byte[] bytes) {
        for (int length = 0; length < bytes.length; length++) {
            assertThat(scan(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(ResponseScanner.PARTIAL);
        }
    }

    private static int scan(byte[] bytes) {
        return scan(bytes, false, new ResponseHead());
    }

    /** The one answer of all places where a read beyond the ends would be seen. */
    private static int scan(byte[] bytes, boolean answersHead, ResponseHead head) {
        int length = bytes.length;
        int answer = ResponseScanner.scan(GuardedPage.slice(bytes), 0, length, answersHead, head);
        long first = GuardedPage.atStart(bytes);
        assertThat(ResponseScanner.scan(GuardedPage.ALL, first, first + length, answersHead, head))
                .isEqualTo(answer);
        long last = GuardedPage.atEnd(bytes);
        assertThat(ResponseScanner.scan(GuardedPage.ALL, last, last + length, answersHead, head))
                .isEqualTo(answer);
        return answer;
    }

    private static String describe(ResponseHead head) {
        String body =
                switch (head.bodyKind()) {
                    case BodyReader.NONE -> "none";
                    case BodyReader.LENGTH -> "length=" + head.contentLength();
                    case BodyReader.CHUNKED -> "chunked";
                    default -> "until-close";
                };
        return head.status()
                + (" 1." + head.minorVersion())
                + (head.keepAlive() ? " keep-alive " : " close ")
                + body
                + (head.isInterim() ? " interim" : "");
    }
}
