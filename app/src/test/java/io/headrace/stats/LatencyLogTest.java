package io.headrace.stats;

import static io.headrace.stats.RecorderTest.recorderOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** HdrHistogram's own reader reads the log. */
class LatencyLogTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private static String log() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        LatencyLog log = new LatencyLog(out, "a comment", START);
        log.add(0, SECOND_NS, latenciesOf(1_000_000, 2_000_000, 7_500_000));
        log.add(SECOND_NS, 2 * SECOND_NS, new Latencies());
        log.add(2 * SECOND_NS, 2 * SECOND_NS + SECOND_NS / 2, latenciesOf(4_000_000));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Latencies latenciesOf(long... values) {
        Latencies latencies = new Latencies();
        latencies.add(recorderOf(values));
        return latencies;
    }

    @Test
    void theHeadSaysFormatAndStart() {
        assertThat(log().lines().limit(4))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("#[a comment]"),
                        line -> assertThat(line).isEqualTo("#[Histogram log format version 1.3]"),
                        line -> assertThat(line).startsWith("#[StartTime: 1767323045.678 "),
                        line ->
                                assertThat(line)
                                        .startsWith("\"StartTimestamp\",\"Interval_Length\""));
    }

    @Test
    void aLineHasItsMaximumInMilliseconds() {
        String[] fields = log().lines().toList().get(4).split(",", -1);
        assertThat(fields).hasSize(4);
        assertThat(fields[0]).isEqualTo("0.000");
        assertThat(fields[1]).isEqualTo("1.000");
        assertThat(Double.parseDouble(fields[2])).isCloseTo(7.5, within(0.04));
        assertThat(fields[3]).startsWith("HISTFAAA");
    }

    @Test
    void itsReaderFindsEachInterval() {
        byte[] text = log().getBytes(StandardCharsets.UTF_8);
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(text));
        Histogram first = (Histogram) reader.nextIntervalHistogram();
        assertThat(first.getTotalCount()).isEqualTo(3);
        assertThat(first.getStartTimeStamp()).isEqualTo(START.toEpochMilli());
        assertThat(first.getEndTimeStamp()).isEqualTo(START.toEpochMilli() + 1_000);
        assertThat((double) first.getValueAtPercentile(50)).isCloseTo(2e6, within(1e4));
        assertThat(reader.nextIntervalHistogram()).isInstanceOf(Histogram.class);
        Histogram last = (Histogram) reader.nextIntervalHistogram();
        assertThat(last.getTotalCount()).isEqualTo(1);
        assertThat(last.getEndTimeStamp() - last.getStartTimeStamp()).isEqualTo(500);
        assertThat(reader.nextIntervalHistogram()).isNull();
    }
}
