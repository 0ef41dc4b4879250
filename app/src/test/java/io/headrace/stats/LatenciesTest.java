package io.headrace.stats;

import static io.headrace.stats.RecorderTest.logUniform;
import static io.headrace.stats.RecorderTest.recorderOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;

/** Latencies against sorted arrays, and against HdrHistogram reading what they wrote. */
class LatenciesTest {
    private static final double PERCENTILE_ERROR = 0.005;

    @Test
    void percentilesAreWithinTheirErrorOfTheSortedValues() {
        long seed = System.nanoTime();
        long[] values = logUniform(new Random(seed), 20_011);
        Latencies latencies = latenciesOf(values);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int hundredths = 1; hundredths <= 10_000; hundredths += 3) {
            long rank = Math.ceilDiv((long) hundredths * sorted.length, 10_000L);
            double exact = sorted[(int) rank - 1];
            assertThat((double) latencies.valueAtPercentileNs(hundredths / 100.0))
                    .as("seed %d: %d hundredths of a percent", seed, hundredths)
                    .isCloseTo(exact, within(exact * PERCENTILE_ERROR));
        }
    }

    @Test
    void countMeanLowestAndHighestAreExact() {
        Latencies latencies = latenciesOf(1_234_567, 7_654_321, 987_654_321);
        assertThat(latencies.count()).isEqualTo(3);
        assertThat(latencies.meanNs()).isEqualTo((1_234_567 + 7_654_321 + 987_654_321) / 3.0);
        assertThat(latencies.minNs()).isEqualTo(1_234_567);
        assertThat(latencies.maxNs()).isEqualTo(987_654_321);
        assertThat(latencies.valueAtPercentileNs(0)).isEqualTo(1_234_567);
        assertThat(latencies.valueAtPercentileNs(100)).isEqualTo(987_654_321);
    }

    @Test
    void aSingleValueIsExactAtEveryPercentile() {
        Latencies latencies = latenciesOf(1_234_567);
        assertThat(latencies.summary())
                .isEqualTo(
                        new LatencySummary(
                                1234.567, 1234.567, 0, 1234.567, 1234.567, 1234.567, 1234.567,
                                1234.567, 1234.567, 1234.567, 1234.567, 1234.567, 1));
    }

    @Test
    void theSummaryIsInMicroseconds() {
        LatencySummary summary =
                latenciesOf(LongStream.rangeClosed(1, 10_000).map(us -> us * 1_000).toArray())
                        .summary();
        assertThat(summary.min()).isEqualTo(1);
        assertThat(summary.mean()).isEqualTo(5_000.5);
        assertThat(summary.p50()).isCloseTo(5_000, within(25.0));
        assertThat(summary.stdev()).isCloseTo(10_000 / Math.sqrt(12), within(15.0));
        assertThat(summary.p75()).isCloseTo(7_500, within(38.0));
        assertThat(summary.p90()).isCloseTo(9_000, within(45.0));
        assertThat(summary.p95()).isCloseTo(9_500, within(48.0));
        assertThat(summary.p99()).isCloseTo(9_900, within(50.0));
        assertThat(summary.p999()).isCloseTo(9_990, within(50.0));
        assertThat(summary.p9999()).isCloseTo(9_999, within(50.0));
        assertThat(summary.p99999()).isCloseTo(10_000, within(50.0));
        assertThat(summary.max()).isEqualTo(10_000);
        assertThat(summary.count()).isEqualTo(10_000);
    }

    @Test
    void emptyIsAllZeros() {
        Latencies latencies = new Latencies();
        latencies.add(new Recorder());
        latencies.add(new Latencies());
        assertThat(latencies.summary()).isEqualTo(LatencySummary.empty());
        assertThat(latencies.summary().count()).isZero();
        assertThat(latencies.minNs()).isZero();
        assertThat(latencies.maxNs()).isZero();
        assertThat(latencies.meanNs()).isZero();
        assertThat(latencies.valueAtPercentileNs(50)).isZero();
        latencies.add(recorderOf(17));
        assertThat(latencies.minNs()).isEqualTo(17);
    }

    @Test
    void addingInPartsIsAddingAtOnce() {
        long seed = System.nanoTime();
        long[] values = logUniform(new Random(seed), 9_000);
        Latencies parts = new Latencies();
        for (int part = 0; part < 3; part++) {
            long[] slice = Arrays.copyOfRange(values, part * 3_000, (part + 1) * 3_000);
            Latencies one = new Latencies();
            recorderOf(slice).addTo(one);
            parts.add(one);
        }
        Latencies whole = latenciesOf(values);
        assertThat(parts.count()).isEqualTo(whole.count());
        assertThat(parts.minNs()).isEqualTo(whole.minNs());
        assertThat(parts.maxNs()).isEqualTo(whole.maxNs());
        assertThat(parts.meanNs()).isCloseTo(whole.meanNs(), within(whole.meanNs() * 1e-12));
        for (int percentile = 0; percentile <= 100; percentile += 5) {
            // the middles of the first and last bucket of each part may differ from the whole's
            double exact = whole.valueAtPercentileNs(percentile);
            assertThat((double) parts.valueAtPercentileNs(percentile))
                    .as("seed %d: p%d", seed, percentile)
                    .isCloseTo(exact, within(exact * PERCENTILE_ERROR));
        }
    }

    @Test
    void lowestAndHighestAreThoseOfAllPartsInAnyOrder() {
        Latencies latencies = latenciesOf(1_234_567, 7_654_321);
        latencies.add(latenciesOf(2_345_678, 3_456_789));
        latencies.add(recorderOf(2_222_222));
        assertThat(latencies.minNs()).isEqualTo(1_234_567);
        assertThat(latencies.maxNs()).isEqualTo(7_654_321);
        latencies.add(recorderOf(1_111_111, 8_888_888));
        assertThat(latencies.minNs()).isEqualTo(1_111_111);
        assertThat(latencies.maxNs()).isEqualTo(8_888_888);
    }

    @Test
    void clampedValuesAreCountedThrough() {
        Latencies latencies = latenciesOf(-1, 5);
        latencies.add(latenciesOf(Long.MAX_VALUE));
        assertThat(latencies.clampedCount()).isEqualTo(2);
        assertThat(latencies.maxNs()).isEqualTo(Recorder.MOST_NS);
    }

    @Test
    void hdrHistogramReadsTheEncoding() throws DataFormatException {
        long seed = System.nanoTime();
        long[] values = logUniform(new Random(seed), 5_000);
        Latencies latencies = latenciesOf(values);
        byte[] bytes = Base64.getDecoder().decode(latencies.encodeBase64());
        Histogram read = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        assertThat(read.getTotalCount()).isEqualTo(5_000);
        assertThat(read.getNumberOfSignificantValueDigits()).isEqualTo(3);
        for (double percentile : new double[] {1, 25, 50, 75, 90, 99}) {
            assertThat(read.getValueAtPercentile(percentile))
                    .as("seed %d: p%s", seed, percentile)
                    .isEqualTo(latencies.valueAtPercentileNs(percentile));
        }
    }

    @Test
    void decodingGivesBackTheSameFigures() {
        Latencies latencies = latenciesOf(logUniform(new Random(7), 5_000));
        Latencies read = Latencies.decodeBase64(latencies.encodeBase64(), latencies.summary());
        assertThat(read.count()).isEqualTo(latencies.count());
        assertThat(read.minNs()).isEqualTo(latencies.minNs());
        assertThat(read.maxNs()).isEqualTo(latencies.maxNs());
        assertThat(read.meanNs()).isCloseTo(latencies.meanNs(), within(1.0));
        assertThat(read.encodeBase64()).isEqualTo(latencies.encodeBase64());
        read.add(recorderOf(Recorder.MOST_NS));
        assertThat(read.maxNs()).isEqualTo(Recorder.MOST_NS);
    }

    @Test
    void decodingNothingIsEmpty() {
        String empty = new Latencies().encodeBase64();
        Latencies read = Latencies.decodeBase64(empty, LatencySummary.empty());
        read.add(recorderOf(17));
        assertThat(read.minNs()).isEqualTo(17);
    }

    @Test
    void decodingRefusesWhatItDidNotWrite() {
        LatencySummary none = LatencySummary.empty();
        String one = latenciesOf(5).encodeBase64();
        for (String text : new String[] {"", "%", "AAAA", one.substring(0, 16), "HISTFAAA"}) {
            assertThatThrownBy(() -> Latencies.decodeBase64(text, none))
                    .as("text \"%s\"", text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Latencies.decodeBase64(one, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the histogram holds 1");
    }

    @Test
    void percentilesOutside0To100AreRefused() {
        Latencies latencies = latenciesOf(5);
        for (double percentile : new double[] {-0.1, 100.1, Double.NaN}) {
            assertThatThrownBy(() -> latencies.valueAtPercentileNs(percentile))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ranksAreThoseOfTheSortedValues() {
        long seed = System.nanoTime();
        long[] values = logUniform(new Random(seed), 3_001);
        Latencies latencies = latenciesOf(values);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int rank = 1; rank <= sorted.length; rank += 40) {
            double exact = sorted[rank - 1];
            assertThat((double) latencies.valueAtRankNs(rank))
                    .as("seed %d: rank %d", seed, rank)
                    .isCloseTo(exact, within(exact * PERCENTILE_ERROR));
        }
        assertThat(latencies.valueAtRankNs(1)).isEqualTo(sorted[0]);
        assertThat(latencies.valueAtRankNs(3_001)).isEqualTo(sorted[3_000]);
        assertThat(latencies.valueAtPercentileNs(100)).isEqualTo(sorted[3_000]);
        for (long rank : new long[] {0, 3_002}) {
            assertThatThrownBy(() -> latencies.valueAtRankNs(rank))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anIntervalLiesAroundItsPercentile() {
        Latencies latencies = latenciesOf(logUniform(new Random(11), 100_000));
        for (Percentile percentile : Percentile.OF_THE_TAIL.subList(0, 3)) {
            Interval interval = latencies.intervalNs(percentile);
            assertThat(
                            interval.contains(
                                    (double) latencies.valueAtPercentileNs(percentile.percent())))
                    .as(percentile.text())
                    .isTrue();
            assertThat(interval.high()).isGreaterThan(interval.low());
        }
        assertThatThrownBy(() -> latencies.intervalNs(Percentile.P99999))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsUpToABound() {
        Latencies latencies = latenciesOf(1_000, 2_000, 3_000, 1_000_000_000L);
        assertThat(latencies.countUpToNs(500)).isZero();
        assertThat(latencies.countUpToNs(2_500)).isEqualTo(2);
        assertThat(latencies.countUpToNs(10_000_000_000L)).isEqualTo(4);
        assertThat(new Latencies().countUpToNs(10_000_000_000L)).isZero();
        assertThat(latencies.sumNs()).isEqualTo(1_000_006_000);
    }

    private static Latencies latenciesOf(long... values) {
        Latencies latencies = new Latencies();
        latencies.add(recorderOf(values));
        return latencies;
    }
}
