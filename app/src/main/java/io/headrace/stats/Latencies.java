package io.headrace.stats;

import org.HdrHistogram.Histogram;

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
        return Math.clamp(histogram.getValueAtPercentile(percentile), minNs, maxNs);
    }

    /** The figures of a result, in microseconds. */
    public LatencySummary summary() {
        if (count() == 0) {
            return LatencySummary.empty();
        }
        return new LatencySummary(
                minNs / NS_PER_US,
                meanNs() / NS_PER_US,
                percentileUs(50),
                percentileUs(90),
                percentileUs(99),
                percentileUs(99.9),
                percentileUs(99.99),
                maxNs / NS_PER_US,
                count());
    }

    private double percentileUs(double percentile) {
        return valueAtPercentileNs(percentile) / NS_PER_US;
    }

    /** The distribution in nanoseconds as HdrHistogram V2, compressed, in base64 without breaks. */
    public String encodeBase64() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
