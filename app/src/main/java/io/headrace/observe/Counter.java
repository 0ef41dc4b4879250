package io.headrace.observe;

/** Arithmetic on kernel counters, where a value that was not there stays unknown. */
final class Counter {
    /** What stands for a counter that the kernel does not have or that cannot be compared. */
    static final long UNKNOWN = -1;

    private static final long U32 = 0xffff_ffffL;

    private Counter() {}

    /** The growth of a 64-bit counter; unknown when it fell, since those never wrap in practice. */
    static long growth(long before, long after) {
        boolean unknown = before == UNKNOWN || after == UNKNOWN || after < before;
        return unknown ? UNKNOWN : after - before;
    }

    /** The growth of a u32 counter that may have wrapped once. */
    static long growthU32(long before, long after) {
        return before == UNKNOWN || after == UNKNOWN ? UNKNOWN : (after - before) & U32;
    }

    /** Adds what is known; unknown only when nothing is. */
    static long sum(long a, long b) {
        if (a == UNKNOWN) {
            return b;
        }
        return b == UNKNOWN ? a : a + b;
    }
}
