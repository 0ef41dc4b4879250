package io.headrace.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.http.BodyReader;
import io.headrace.http.ResponseHead;
import io.headrace.http.ResponseScanner;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response is told the same however much of it is there, and taken only if the RFC takes it. */
class ResponseScannerFuzzTest {
    private static final int MAX_INPUT = 2 << 10;
    private static final String TEXT = "[\t\\x20-\\x7e\\x80-\\xff]*+";
    private static final Pattern HEAD =
            Pattern.compile(
                    "HTTP/1\\.([0-9]) ([1-9][0-9][0-9])(?: "
                            + TEXT
                            + ")?\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]++:"
                            + TEXT
                            + "\r\n(?:[ \t]"
                            + TEXT
                            + "\r\n)*+)*+)\r\n");
    private static final Pattern LENGTHS = Pattern.compile("(?imd)^content-length:");

    /** With at least one coding: an empty list is none. */
    private static final Pattern CODINGS =
            Pattern.compile("(?imd)^transfer-encoding:(?:[ \t,]|\r\n[ \t])*[^ \t,\r\n]");

    @FuzzTest
    void responseScanner(byte[] bytes) {
        if (bytes.length > MAX_INPUT) {
            return;
        }
        try (Input input = new Input(bytes)) {
            ResponseHead head = new ResponseHead();
            int verdict = ResponseScanner.PARTIAL;
            for (int length = 0; length <= bytes.length; length++) {
                int next = scan(input, length, false, head);
                if (verdict != ResponseScanner.PARTIAL) {
                    assertThat(next).as("verdict on %d bytes", length).isEqualTo(verdict);
                } else if (next > 0) {
                    assertThat(next).as("the byte that makes it whole").isEqualTo(length);
                }
                verdict = next;
            }
            if (verdict > 0) {
                check(new String(bytes, StandardCharsets.ISO_8859_1), verdict, head);
                assertThat(scan(input, bytes.length, true, head)).isEqualTo(verdict);
                assertThat(head.bodyKind()).isEqualTo(BodyReader.NONE);
            }
        }
    }

    private static int scan(Input input, int length, boolean answersHead, ResponseHead head) {
        return ResponseScanner.scan(
                input.first(length), Input.FROM, Input.FROM + length, answersHead, head);
    }

    private static void check(String text, int consumed, ResponseHead head) {
        Matcher slow = HEAD.matcher(text);
        assertThat(slow.lookingAt()).as("the grammar").isTrue();
        assertThat(consumed).isEqualTo(slow.end());
        int status = Integer.parseInt(slow.group(2));
        assertThat(head.status()).isEqualTo(status);
        assertThat(head.minorVersion()).isEqualTo(slow.group(1).equals("0") ? 0 : 1);
        boolean bodiless = status < 200 || status == 204 || status == 304;
        boolean coded = CODINGS.matcher(slow.group(3)).find();
        boolean measured = LENGTHS.matcher(slow.group(3)).find();
        if (bodiless) {
            assertThat(head.bodyKind()).isEqualTo(BodyReader.NONE);
        } else if (coded) {
            assertThat(head.bodyKind()).isNotIn(BodyReader.NONE, BodyReader.LENGTH);
        } else {
            assertThat(head.bodyKind())
                    .isEqualTo(measured ? BodyReader.LENGTH : BodyReader.UNTIL_CLOSE);
        }
    }
}
