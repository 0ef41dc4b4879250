package io.headrace.stats;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;

/**
 * A distribution of latencies, collected from recorders and read by people; for one thread.
 *
 * <p>Count, sum, lowest and highest value are exact. Percentiles are within 0.5 % of the exact
 * value: half a bucket of the recorder and one of the histogram.
 */
public final class Latencies {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NS_PER_US = 1000.0;

    private final Histogram histogram;
    private double sumNs;
    private long minNs = Long.MAX_VALUE;
    private long maxNs;
    private long clamped;

    /** An empty distribution. */
    public Latencies() {
        this(new Histogram(SIGNIFICANT_DIGITS));
    }

    private Latencies(Histogram histogram) {
        this.histogram = histogram;
        histogram.setAutoResize(true);
    }

    /**
     * Reads back what {@link #encodeBase64} wrote, with the exact figures from the summary that
     * stood beside it, as a result file has both.
     *
     * @throws IllegalArgumentException when the text is no such histogram, or counts differ
     */
    public static Latencies decodeBase64(String text, LatencySummary summary) {
        Latencies latencies = new Latencies(decode(text));
        if (latencies.count() != summary.count()) {
            throw new IllegalArgumentException(
                    "the histogram holds " + latencies.count() + ", the summary " + summary);
        }
        if (latencies.count() > 0) {
            latencies.sumNs = summary.mean() * NS_PER_US * summary.count();
            latencies.minNs = Math.round(summary.min() * NS_PER_US);
            latencies.maxNs = Math.round(summary.max() * NS_PER_US);
        }
        return latencies;
    }

    private static Histogram decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException | RuntimeException e) {
            // HdrHistogram meets damaged input also with index and buffer errors
            throw new IllegalArgumentException("not a compressed HdrHistogram V2", e);
        }
    }

    /** Adds all values of a recorder, which keeps them. */
    public void add(Recorder recorder) {
        if (recorder.count() == 0) {
            return;
        }
        recorder.forEachBucket(histogram::recordValueWithCount);
        addExact(
                (double) recorder.sumNs(),
                recorder.minNs(),
                recorder.maxNs(),
                recorder.clampedCount());
    }

    /** Adds all values of another distribution, which keeps them. */
    public void add(Latencies other) {
        histogram.add(other.histogram);
        addExact(other.sumNs, other.minNs, other.maxNs, other.clamped);
    }

    private void addExact(double sum, long min, long max, long clampedValues) {
        sumNs += sum;
        minNs = Math.min(minNs, min);
        maxNs = Math.max(maxNs, max);
        clamped += clampedValues;
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** The exact lowest value, 0 when empty. */
    public long minNs() {
        return count() == 0 ? 0 : minNs;
    }

    /** The exact highest value, 0 when empty. */
    public long maxNs() {
        return maxNs;
    }

    /** The sum of the exact values. */
    public double sumNs() {
        return sumNs;
    }

    /** The mean of the exact values, 0 when empty. */
    public double meanNs() {
        return count() == 0 ? 0 : sumNs / count();
    }

    /** How many values lay outside the range of {@link Recorder}; not part of the encoding. */
    public long clampedCount() {
        return clamped;
    }

    /**
     * The value that this share of all values does not exceed; 0 when empty.
     *
     * @param percentile 0 (the exact lowest value) to 100 (the exact highest)
     * @throws IllegalArgumentException when it is outside that
     */
    public long valueAtPercentileNs(double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile " + percentile + " is not 0 to 100");
        }
        if (count() == 0 || percentile == 0) {
            return minNs();
        }
        if (percentile == 100) {
            return maxNs;
        }
        return Math.clamp(histogram.getValueAtPercentile(percentile), minNs, maxNs);
    }

    /**
     * The value of a rank in ascending order: 1 is the lowest value, {@link #count} the highest.
     *
     * @throws IllegalArgumentException when there is no such rank
     */
    public long valueAtRankNs(long rank) {
        if (rank < 1 || rank > count()) {
            throw new IllegalArgumentException("no rank " + rank + " of " + count() + " values");
        }
        if (rank == 1 || rank == count()) {
            return rank == 1 ? minNs : maxNs;
        }
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (value.getTotalCountToThisValue() >= rank) {
                long highest = histogram.highestEquivalentValue(value.getValueIteratedTo());
                return Math.clamp(highest, minNs, maxNs);
            }
        }
        throw new AssertionError("the counts do not add up to " + count());
    }

    /**
     * Where the true percentile lies, with 95 % confidence if the values were independent; they are
     * not quite, so it is the least that is unknown.
     *
     * @return in nanoseconds
     * @throws IllegalArgumentException when too few values carry the percentile
     */
    public Interval intervalNs(Percentile percentile) {
        RankInterval ranks = RankInterval.of(percentile, count());
        return new Interval(valueAtRankNs(ranks.low()), valueAtRankNs(ranks.high()));
    }

    /** How many values are not above a bound, to the precision of the histogram. */
    public long countUpToNs(long boundNs) {
        return histogram.getCountBetweenValues(0, boundNs);
    }

    /** The figures of a result, in microseconds. */
    public LatencySummary summary() {
        if (count() == 0) {
            return LatencySummary.empty();
        }
        return new LatencySummary(
                minNs / NS_PER_US,
                meanNs() / NS_PER_US,
                histogram.getStdDeviation() / NS_PER_US,
                us(Percentile.P50),
                us(Percentile.P75),
                us(Percentile.P90),
                us(Percentile.P95),
                us(Percentile.P99),
                us(Percentile.P999),
                us(Percentile.P9999),
                us(Percentile.P99999),
                maxNs / NS_PER_US,
                count());
    }

    private double us(Percentile percentile) {
        return valueAtPercentileNs(percentile.percent()) / NS_PER_US;
    }

    /** What the writer of logs reads; it changes nothing. */
    Histogram histogram() {
        return histogram;
    }

    /** The distribution in nanoseconds as HdrHistogram V2, compressed, in base64 without breaks. */
    public String encodeBase64() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
