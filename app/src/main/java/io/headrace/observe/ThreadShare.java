package io.headrace.observe;

import org.jspecify.annotations.Nullable;

/**
 * What one thread did with the time, in percent of one CPU.
 *
 * @param busyPct time on a CPU
 * @param waitPct time it was ready but had no CPU; NaN when the kernel does not tell
 * @param cpu where it ran last, which for a pinned thread is where it always ran; -1 when not told
 */
public record ThreadShare(int pid, int tid, String name, double busyPct, double waitPct, int cpu) {
    private static final double NS_PER_TICK = 1e7;

    /**
     * What the thread did between the two.
     *
     * @param a null when the thread was not there: then it was born in between, and all it has used
     *     belongs to this window
     */
    static ThreadShare between(@Nullable TaskStat a, TaskStat b, long windowNs) {
        long run = Counter.growth(a == null ? 0 : a.runNs(), b.runNs());
        long wait = Counter.growth(a == null ? 0 : a.waitNs(), b.waitNs());
        long ticks = Counter.growth(a == null ? 0 : a.ticks(), b.ticks());
        double busyNs = run != Counter.UNKNOWN ? run : Math.max(0, ticks) * NS_PER_TICK;
        return new ThreadShare(
                b.pid(),
                b.tid(),
                b.name(),
                100.0 * busyNs / windowNs,
                wait == Counter.UNKNOWN ? Double.NaN : 100.0 * wait / windowNs,
                b.cpu());
    }
}
