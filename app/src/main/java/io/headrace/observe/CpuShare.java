package io.headrace.observe;

import io.headrace.observe.ProcStat.CpuTicks;

import org.jspecify.annotations.Nullable;

/**
 * What one CPU did with its time, in percent of that time; what is told of the six adds up to 100.
 *
 * <p>Nice counts as user. Waiting for a disk counts as idle, since the CPU could have worked.
 *
 * @param stealPct taken by the hypervisor for other guests; NaN when the kernel does not tell
 */
public record CpuShare(
        int cpu,
        double userPct,
        double systemPct,
        double irqPct,
        double softirqPct,
        double stealPct,
        double idlePct) {

    /** All but idle. Stolen time counts: the CPU could not have done more. */
    public double busyPct() {
        return 100 - idlePct;
    }

    /** System calls, interrupts and soft interrupts: most of TCP's work. */
    public double kernelPct() {
        return systemPct + irqPct + softirqPct;
    }

    /** Null when no tick passed between the two, or too few columns were there. */
    static @Nullable CpuShare between(CpuTicks a, CpuTicks b) {
        if (a.idle() == Counter.UNKNOWN || b.idle() == Counter.UNKNOWN) {
            return null;
        }
        double user = ticks(a.user(), b.user()) + ticks(a.nice(), b.nice());
        double system = ticks(a.system(), b.system());
        double irq = ticks(a.irq(), b.irq());
        double softirq = ticks(a.softirq(), b.softirq());
        double steal = ticks(a.steal(), b.steal());
        double idle = ticks(a.idle(), b.idle()) + ticks(a.iowait(), b.iowait());
        double all = user + system + irq + softirq + steal + idle;
        if (all == 0) {
            return null;
        }
        double pct = 100 / all;
        return new CpuShare(
                b.cpu(),
                user * pct,
                system * pct,
                irq * pct,
                softirq * pct,
                b.steal() == Counter.UNKNOWN ? Double.NaN : steal * pct,
                idle * pct);
    }

    /** Idle and iowait may fall by a little when read, which is no time: fs/proc/stat.c (6.12). */
    private static double ticks(long before, long after) {
        return Math.max(0, Counter.growth(before, after));
    }
}
