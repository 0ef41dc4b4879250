package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Counts of events per CPU since boot; immutable. Only CPUs that counted any take room: most
 * interrupts come to one CPU of thousands.
 */
public final class CpuCounts {
    /** No event on any CPU. */
    public static final CpuCounts NONE = new CpuCounts(new int[0], new long[0], 0);

    private final int[] cpus;
    private final long[] counts;

    private CpuCounts(int[] cpus, long[] counts, int size) {
        this.cpus = Arrays.copyOf(cpus, size);
        this.counts = Arrays.copyOf(counts, size);
    }

    /** Takes counts in ascending order of CPUs; those of 0 are left out. */
    static final class Builder {
        private int[] cpus = new int[4];
        private long[] counts = new long[4];
        private int size;

        void add(int cpu, long count) {
            if (count == 0) {
                return;
            }
            if (size == cpus.length) {
                cpus = Arrays.copyOf(cpus, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            cpus[size] = cpu;
            counts[size] = count;
            size++;
        }

        CpuCounts build() {
            return size == 0 ? NONE : new CpuCounts(cpus, counts, size);
        }
    }

    /** The counts in the order of their CPUs, from CPU 0 on. */
    public static CpuCounts of(long... counts) {
        Builder builder = new Builder();
        for (int cpu = 0; cpu < counts.length; cpu++) {
            builder.add(cpu, counts[cpu]);
        }
        return builder.build();
    }

    /** What a CPU counted; 0 for one that counted nothing. */
    public long on(int cpu) {
        int index = Arrays.binarySearch(cpus, cpu);
        return index < 0 ? 0 : counts[index];
    }

    /** The sum over all CPUs. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** The CPUs that counted any, ascending. */
    public IntStream cpus() {
        return Arrays.stream(cpus);
    }

    /** The CPU that counted the most, the lowest of equals; {@link Cpu#UNKNOWN} when none did. */
    public int busiest() {
        int busiest = -1;
        for (int i = 0; i < counts.length; i++) {
            busiest = busiest < 0 || counts[i] > counts[busiest] ? i : busiest;
        }
        return busiest < 0 ? Cpu.UNKNOWN : cpus[busiest];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CpuCounts that
                && Arrays.equals(cpus, that.cpus)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cpus) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        IntFunction<String> each = i -> "CPU" + cpus[i] + "=" + counts[i];
        return String.join(" ", IntStream.range(0, cpus.length).mapToObj(each).toList());
    }
}
