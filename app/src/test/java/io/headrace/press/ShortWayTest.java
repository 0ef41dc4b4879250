package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.headrace.loop.Connection;
import io.headrace.loop.EngineWish;
import io.headrace.loop.RecordingTransport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * An answer after an equal or nearly equal one is taken as if it were the first: the way without a
 * parser shows in nothing but speed.
 */
class ShortWayTest {
    private static final byte[] SPECIAL = "\0\r\n\t :;,0129aAxX\u007f\u00ff".getBytes(ISO_8859_1);

    /** What a generator of one connection does with answers, without a kernel. */
    private static String outcome(byte[]... answers) {
        PressPlan plan =
                new Orders(EngineWish.EPOLL).counted("http://127.0.0.1:1/", 1000, 1, 1).plan();
        Window window = new Window(plan);
        try (RecordingTransport transport = new RecordingTransport()) {
            PressLoop loop = new PressLoop(plan, 0, 1, window, transport);
            Connection connection = Objects.requireNonNull(transport.establish());
            window.begin(System.nanoTime());
            loop.cycle();
            int consumed = 0;
            for (byte[] answer : answers) {
                loop.sheet.tally.reset();
                transport.told();
                consumed = transport.deliver(connection, answer);
            }
            String seen = consumed + " " + told(loop.sheet.tally) + transport.told();
            loop.stop();
            return seen;
        }
    }

    private static String told(Tally tally) {
        String status =
                IntStream.range(0, Tally.STATUS_MAX)
                        .filter(code -> tally.status[code] > 0)
                        .mapToObj(code -> code + "×" + tally.status[code])
                        .toList()
                        .toString();
        return tally.requests
                + status
                + Arrays.toString(tally.errors)
                + tally.bytesReceived
                + " "
                + tally.latency.count()
                + " ";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n"
                        + "Date: Mon, 23 Nov 2026 02:48:23 GMT\r\n"
                        + "Content-Length: 2\r\n\r\n"
                        + "ab",
                "HTTP/1.1 204 No Content\r\nA: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            })
    void oneByteChangedAnywhereIsTakenAsByTheParser(String text) {
        byte[] answer = text.getBytes(ISO_8859_1);
        byte[] other = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);
        String right = outcome(other, answer);
        assertThat(right).contains("×1]");
        assertThat(outcome(answer, answer)).isEqualTo(right);
        assertThat(outcome(answer, answer, answer)).isEqualTo(right);
        for (int at = 0; at < answer.length; at++) {
            byte[] changed = answer.clone();
            for (byte value : SPECIAL) {
                changed[at] = value;
                assertThat(outcome(answer, changed))
                        .as("byte %d is %d", at, value)
                        .isEqualTo(outcome(other, changed));
            }
        }
    }
}
