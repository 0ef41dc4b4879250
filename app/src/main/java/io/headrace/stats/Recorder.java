package io.headrace.stats;

import java.util.Arrays;

/**
 * A histogram of latencies that one thread writes; allocates nothing after its constructor.
 *
 * <p>Below 256 ns each value has its own bucket; above, each power of two is cut into 128 buckets,
 * so a bucket is at most 1/128 (0.8 %) as wide as its lowest value. A shift finds the bucket. The
 * range ends at {@link #MOST_NS}, which makes 4608 buckets, 36 KiB.
 *
 * <p>Threads meet only when a recorder changes hands. Assumptions:
 *
 * <ol>
 *   <li>At any time one thread owns the recorder, and only the owner calls any method of it.
 *   <li>The owner gives away the whole recorder through a concurrent queue (or any other hand-over
 *       with a happens-before edge) and does not touch it afterwards, unless it comes back the same
 *       way.
 * </ol>
 *
 * Guarantees, where the assumptions hold:
 *
 * <ol>
 *   <li>The new owner sees every value recorded before the hand-over, and none torn or twice.
 *   <li>The writer never waits: there is no lock and no memory fence in {@link #record}.
 * </ol>
 */
public final class Recorder {
    /** The highest value kept, 2^42 - 1 ns: about 1.2 hours. */
    public static final long MOST_NS = (1L << 42) - 1;

    private static final int SUB_BITS = 7;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;
    private static final int VALUE_BITS = 42;
    private static final int BUCKETS = (VALUE_BITS - SUB_BITS + 1) << SUB_BITS;

    private final long[] counts = new long[BUCKETS];
    private long count;
    private long sumNs;
    private long minNs = Long.MAX_VALUE;
    private long maxNs;
    private long clamped;

    /** Counts one latency; below 0 it is taken as 0, above {@link #MOST_NS} as that. */
    public void record(long ns) {
        long value = ns;
        if ((value & ~MOST_NS) != 0) { // also holds for every negative number
            value = clamp(value);
        }
        counts[bucket(value)]++;
        count++;
        sumNs += value;
        if (value < minNs) {
            minNs = value;
        }
        if (value > maxNs) {
            maxNs = value;
        }
    }

    /** Apart from record, so that the usual case stays small enough to be inlined. */
    private long clamp(long ns) {
        clamped++;
        return ns < 0 ? 0 : MOST_NS;
    }

    private static int bucket(long value) {
        int shift = 63 - SUB_BITS - Long.numberOfLeadingZeros(value | SUB_BUCKETS);
        return (shift << SUB_BITS) + (int) (value >>> shift);
    }

    public long count() {
        return count;
    }

    /** The exact sum of all values after clamping. */
    public long sumNs() {
        return sumNs;
    }

    /** The exact lowest value, 0 when nothing was recorded. */
    public long minNs() {
        return count == 0 ? 0 : minNs;
    }

    /** The exact highest value, 0 when nothing was recorded. */
    public long maxNs() {
        return maxNs;
    }

    /** How many values lay outside 0 to {@link #MOST_NS}; more than none means a broken clock. */
    public long clampedCount() {
        return clamped;
    }

    /** Forgets all values. */
    public void reset() {
        Arrays.fill(counts, 0);
        count = 0;
        sumNs = 0;
        minNs = Long.MAX_VALUE;
        maxNs = 0;
        clamped = 0;
    }

    /** Adds all values to the cold side; this recorder keeps them. */
    public void addTo(Latencies latencies) {
        latencies.add(this);
    }

    /** Takes one bucket that is not empty. */
    @FunctionalInterface
    interface BucketSink {
        void accept(long middleNs, long count);
    }

    /**
     * Gives each bucket that is not empty, at its middle but never outside min to max; the highest
     * first, so that what takes them grows at most once.
     */
    void forEachBucket(BucketSink sink) {
        for (int bucket = BUCKETS - 1; bucket >= 0; bucket--) {
            if (counts[bucket] != 0) {
                sink.accept(Math.clamp(middleNs(bucket), minNs, maxNs), counts[bucket]);
            }
        }
    }

    private static long middleNs(int bucket) {
        int shift = Math.max(0, (bucket >> SUB_BITS) - 1);
        long lowest = (long) (bucket - (shift << SUB_BITS)) << shift;
        return lowest + ((1L << shift) - 1) / 2;
    }
}
