package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

/** The recorder against sorted arrays: exact where it says so, within a bucket elsewhere. */
class RecorderTest {
    private static final double HALF_A_BUCKET = 1 / 256.0;

    @Test
    void startsEmpty() {
        assertEmpty(new Recorder());
    }

    @Test
    void countSumLowestAndHighestAreExact() {
        long seed = System.nanoTime();
        long[] values = logUniform(new Random(seed), 10_000);
        Recorder recorder = recorderOf(values);
        LongStream sorted = Arrays.stream(values).sorted();
        long[] exact = sorted.toArray();
        assertThat(recorder.count()).isEqualTo(values.length);
        assertThat(recorder.sumNs()).as("seed %d", seed).isEqualTo(Arrays.stream(values).sum());
        assertThat(recorder.minNs()).as("seed %d", seed).isEqualTo(exact[0]);
        assertThat(recorder.maxNs()).as("seed %d", seed).isEqualTo(exact[exact.length - 1]);
        assertThat(recorder.clampedCount()).isZero();
    }

    @Test
    void everyValueLandsInABucketWhoseMiddleIsNear() {
        long[] edges =
                LongStream.rangeClosed(0, 41)
                        .flatMap(bit -> LongStream.of((1L << bit) - 1, 1L << bit, (1L << bit) + 1))
                        .toArray();
        long seed = System.nanoTime();
        long[] values =
                LongStream.concat(
                                Arrays.stream(edges),
                                Arrays.stream(logUniform(new Random(seed), 5_000)))
                        .toArray();
        for (long value : values) {
            assertThat((double) middleOfBucketOf(value))
                    .as("seed %d: %d ns", seed, value)
                    .isCloseTo((double) value, within(value * HALF_A_BUCKET));
        }
    }

    @Test
    void valuesBelow256AreKeptExactly() {
        for (long value = 0; value < 256; value++) {
            assertThat(middleOfBucketOf(value)).isEqualTo(value);
        }
    }

    /** Lowest and highest value are far away, so that they do not narrow the bucket down. */
    private static long middleOfBucketOf(long value) {
        Recorder recorder = recorderOf(value, value, value, 0, Recorder.MOST_NS);
        long[] middle = {-1};
        recorder.forEachBucket((ns, count) -> {
            if (count >= 3) {
                middle[0] = ns;
            }
        });
        return middle[0];
    }

    @Test
    void bucketsComeHighestFirstAndHoldEachValueOnce() {
        long seed = System.nanoTime();
        long[] values = logUniform(new Random(seed), 10_000);
        long[] last = {Long.MAX_VALUE, 0};
        recorderOf(values)
                .forEachBucket((ns, count) -> {
                    assertThat(ns).as("seed %d", seed).isLessThan(last[0]);
                    last[0] = ns;
                    last[1] += count;
                });
        assertThat(last[1]).isEqualTo(values.length);
    }

    @Test
    void valuesOutsideTheRangeAreClampedAndCounted() {
        Recorder recorder = recorderOf(-1, Long.MIN_VALUE, Recorder.MOST_NS + 1, Long.MAX_VALUE, 5);
        assertThat(recorder.count()).isEqualTo(5);
        assertThat(recorder.clampedCount()).isEqualTo(4);
        assertThat(recorder.minNs()).isZero();
        assertThat(recorder.maxNs()).isEqualTo(Recorder.MOST_NS);
        assertThat(recorder.sumNs()).isEqualTo(2 * Recorder.MOST_NS + 5);
        assertThat(recorderOf(0, Recorder.MOST_NS).clampedCount()).isZero();
    }

    @Test
    void resetForgetsEverything() {
        Recorder recorder = recorderOf(-1, 7, 1_000_000, Long.MAX_VALUE);
        recorder.reset();
        assertEmpty(recorder);
        recorder.record(42);
        assertThat(recorder.minNs()).isEqualTo(42);
        assertThat(recorder.maxNs()).isEqualTo(42);
    }

    @Test
    void recordingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Recorder recorder = new Recorder();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            recorder.record(i * 1_000L);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(recorder.count()).isEqualTo(100_000);
        assertThat(allocated).as("bytes for 100000 values").isLessThan(100_000);
    }

    private static void assertEmpty(Recorder recorder) {
        assertThat(recorder.count()).isZero();
        assertThat(recorder.sumNs()).isZero();
        assertThat(recorder.minNs()).isZero();
        assertThat(recorder.maxNs()).isZero();
        assertThat(recorder.clampedCount()).isZero();
        recorder.forEachBucket((ns, count) -> {
            throw new AssertionError(count + " values at " + ns + " ns");
        });
    }

    static Recorder recorderOf(long... values) {
        Recorder recorder = new Recorder();
        for (long value : values) {
            recorder.record(value);
        }
        return recorder;
    }

    /** Values of every magnitude, up to some 18 minutes. */
    static long[] logUniform(Random random, int count) {
        return LongStream.generate(() -> (long) Math.exp(random.nextDouble(0, 40 * Math.log(2))))
                .limit(count)
                .toArray();
    }
}
