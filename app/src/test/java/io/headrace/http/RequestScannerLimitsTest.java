package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a request line and a head may be, to the byte. */
class RequestScannerLimitsTest {
    private static final String VERSION = " HTTP/1.1\r\n";

    @Test
    void aRequestLineOf8KiBIsTaken() {
        String head = line(8192) + "Host: a\r\n\r\n";
        assertThat(RequestScans.scan(head)).isEqualTo(head.length());
    }

    @Test
    void allPartsOfARequestLineOf8KiBArePartial() {
        String line = line(8192);
        for (int length = 8000; length <= 8192; length++) {
            assertThat(RequestScans.scan(line.substring(0, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(RequestScanner.PARTIAL);
        }
    }

    @Test
    void aLongerRequestLineIsRefusedWholeOrInPart() {
        String head = line(8193) + "Host: a\r\n\r\n";
        assertThat(RequestScans.scan(head)).isEqualTo(-414);
        assertThat(RequestScans.scan(head.substring(0, 8193))).isEqualTo(-414);
        assertThat(RequestScans.scan(head.substring(0, 8192))).isEqualTo(-414);
        assertThat(RequestScans.scan(head.substring(0, 8191))).isEqualTo(RequestScanner.PARTIAL);
        assertThat(RequestScans.scan("GET /" + "a".repeat(20_000))).isEqualTo(-414);
    }

    @Test
    void emptyLinesBeforeDoNotCountAsRequestLine() {
        String head = "\r\n\r\n" + line(8192) + "Host: a\r\n\r\n";
        assertThat(RequestScans.scan(head)).isEqualTo(head.length());
    }

    @Test
    void aHeadOf16KiBIsTaken() {
        String head = head(16_384);
        assertThat(RequestScans.scan(head)).isEqualTo(16_384);
        assertThat(RequestScans.scan(head + "more")).isEqualTo(16_384);
        for (int length = 16_300; length < 16_384; length++) {
            assertThat(RequestScans.scan(head.substring(0, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(RequestScanner.PARTIAL);
        }
    }

    @Test
    void aLongerHeadIsRefusedWholeOrInPart() {
        String head = head(16_385);
        assertThat(RequestScans.scan(head)).isEqualTo(-431);
        assertThat(RequestScans.scan(head.substring(0, 16_384))).isEqualTo(-431);
        assertThat(RequestScans.scan(head.substring(0, 16_383))).isEqualTo(RequestScanner.PARTIAL);
        String endless = "GET / HTTP/1.1\r\nHost: a\r\n";
        assertThat(RequestScans.scan(endless + "X: " + "a".repeat(30_000))).isEqualTo(-431);
        assertThat(RequestScans.scan(endless + "a".repeat(30_000))).isEqualTo(-431);
        assertThat(RequestScans.scan(endless + "X: y\r\n".repeat(5_000))).isEqualTo(-431);
    }

    private static String line(int length) {
        return "GET /" + "a".repeat(length - 5 - VERSION.length()) + VERSION;
    }

    private static String head(int length) {
        String start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        return start + "a".repeat(length - start.length() - 4) + "\r\n\r\n";
    }
}
