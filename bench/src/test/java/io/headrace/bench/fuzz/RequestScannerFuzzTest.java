package io.headrace.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.http.BodyReader;
import io.headrace.http.Method;
import io.headrace.http.RequestHead;
import io.headrace.http.RequestScanner;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A request is told the same however much of it is there, and taken only if the RFC takes it. */
class RequestScannerFuzzTest {
    private static final Set<Integer> REFUSALS =
            Set.of(-400, -405, -411, -413, -414, -417, -431, -501, -505);
    private static final int MAX_INPUT = 2 << 10;

    @FuzzTest
    void requestScanner(byte[] bytes) {
        if (bytes.length > MAX_INPUT) {
            return;
        }
        try (Input input = new Input(bytes)) {
            RequestHead head = new RequestHead();
            int verdict = RequestScanner.PARTIAL;
            for (int length = 0; length <= bytes.length; length++) {
                int next = scan(input, length, head);
                if (verdict == RequestScanner.PARTIAL && next > 0) {
                    assertThat(next).as("the byte that makes it whole").isEqualTo(length);
                } else if (verdict != RequestScanner.PARTIAL) {
                    assertThat(next).as("verdict on %d bytes", length).isEqualTo(verdict);
                }
                verdict = next;
            }
            if (verdict > 0) {
                check(new String(bytes, StandardCharsets.ISO_8859_1), verdict, head);
            } else if (verdict < 0) {
                assertThat(REFUSALS).contains(verdict);
            }
        }
    }

    private static int scan(Input input, int length, RequestHead head) {
        return RequestScanner.scan(input.first(length), Input.FROM, Input.FROM + length, head);
    }

    private static void check(String text, int consumed, RequestHead head) {
        SlowRequest slow = SlowRequest.read(text);
        int kind =
                slow.chunked()
                        ? BodyReader.CHUNKED
                        : slow.length() >= 0 ? BodyReader.LENGTH : BodyReader.NONE;
        assertThat(consumed).isEqualTo(slow.end());
        assertThat(Method.name(head.method())).isEqualTo(slow.method());
        assertThat(head.minorVersion()).isEqualTo(slow.minorVersion());
        assertThat(head.bodyKind()).isEqualTo(kind);
        assertThat(head.contentLength()).isEqualTo(slow.length());
        int target = (int) (head.target() - Input.FROM);
        assertThat(text.substring(target, (int) (head.targetEnd() - Input.FROM)))
                .isEqualTo(slow.target());
    }
}
