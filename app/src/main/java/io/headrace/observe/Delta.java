package io.headrace.observe;

import io.headrace.observe.ProcStat.CpuTicks;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a machine did between two snapshots. What was not in both is left out: a CPU that was
 * offline, a thread that had ended.
 *
 * <p>CPU time is counted in ticks of 10 ms, and on most kernels sampled at the timer tick: windows
 * of 2 s or more give shares good to about a percent.
 *
 * @param cpus the CPUs that were online at both ends, ascending
 * @param threads those that lived at the end; one born in between counts from its birth
 * @param segmentsIn TCP segments received, -1 when not counted
 * @param segmentsOut TCP segments sent, without those sent again; -1 when not counted
 * @param busyProcesses the busiest processes besides those asked for, as far as noticeable
 * @param link the use of the link asked for; null when none was, or it has no speed
 */
public record Delta(
        double seconds,
        List<CpuShare> cpus,
        List<ThreadShare> threads,
        Drops drops,
        long segmentsIn,
        long segmentsOut,
        List<BusyProcess> busyProcesses,
        @Nullable LinkUse link) {

    public Delta {
        cpus = List.copyOf(cpus);
        threads = List.copyOf(threads);
        busyProcesses = List.copyOf(busyProcesses);
    }

    /**
     * What happened from a to b.
     *
     * @throws IllegalArgumentException when b was not taken after a
     */
    public static Delta between(Snapshot a, Snapshot b) {
        long windowNs = b.atNs() - a.atNs();
        if (windowNs <= 0) {
            throw new IllegalArgumentException("a window of " + windowNs + " ns");
        }
        return new Delta(
                windowNs / 1e9,
                cpus(a.stat(), b.stat()),
                threads(a, b, windowNs),
                Drops.between(a, b),
                Drops.tcp(a, b, "Tcp.InSegs"),
                Drops.tcp(a, b, "Tcp.OutSegs"),
                BusyProcess.between(a, b, windowNs),
                LinkUse.between(a.link(), b.link(), windowNs));
    }

    /** The shares of those of these CPUs that were measured. */
    public List<CpuShare> cpus(CpuSet wanted) {
        return cpus.stream().filter(share -> wanted.contains(share.cpu())).toList();
    }

    /** The threads of one process. */
    public List<ThreadShare> threadsOf(int pid) {
        return threads.stream().filter(share -> share.pid() == pid).toList();
    }

    private static List<CpuShare> cpus(@Nullable ProcStat a, @Nullable ProcStat b) {
        List<CpuShare> shares = new ArrayList<>();
        if (a == null || b == null) {
            return shares;
        }
        for (CpuTicks after : b.cpus()) {
            CpuTicks before = a.of(after.cpu());
            CpuShare share = before == null ? null : CpuShare.between(before, after);
            if (share != null) {
                shares.add(share);
            }
        }
        return shares;
    }

    private static List<ThreadShare> threads(Snapshot a, Snapshot b, long windowNs) {
        List<ThreadShare> shares = new ArrayList<>();
        for (TaskStat after : b.threads()) {
            shares.add(ThreadShare.between(earlier(a, after), after, windowNs));
        }
        return shares;
    }

    private static @Nullable TaskStat earlier(Snapshot a, TaskStat thread) {
        for (TaskStat candidate : a.threads()) {
            if (candidate.isSameThreadAs(thread)) {
                return candidate;
            }
        }
        return null;
    }
}
