package io.headrace.observe;

import io.headrace.host.HostRoot;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads everything a snapshot holds from one host, once per call.
 *
 * @param pids the processes whose threads are read; none reads the machine only
 * @param networkOf the process whose network namespace the TCP counters are of, such as the server
 *     in a lab; null for this process's own
 * @param device the network device whose link is read; null for none
 */
public record Probe(
        HostRoot root, List<Integer> pids, @Nullable Integer networkOf, @Nullable String device) {
    public Probe {
        pids = List.copyOf(pids);
    }

    public static Probe of(HostRoot root) {
        return new Probe(root, List.of(), null, null);
    }

    public static Probe of(HostRoot root, List<Integer> pids) {
        return new Probe(root, pids, null, null);
    }

    /** The same, which reads a link, too. */
    public Probe withDevice(@Nullable String name) {
        return new Probe(root, pids, networkOf, name);
    }

    /** What is now. */
    public Snapshot snapshot() {
        return snapshot(System.nanoTime());
    }

    /**
     * What is at a moment of the caller's monotonic clock, which is read right before this call.
     * Two snapshots read the same files in the same order, so the time that reading takes cancels
     * out.
     */
    public Snapshot snapshot(long atNs) {
        ProcStat stat = ProcStat.read(root);
        List<TaskStat> threads = new ArrayList<>();
        for (int pid : pids) {
            threads.addAll(ProcessThreads.read(root, pid));
        }
        CpuSet online = stat == null ? CpuSet.EMPTY : stat.online();
        // First what counts time and bytes: the last, the processes, takes longest by far.
        return new Snapshot(
                atNs,
                stat,
                threads,
                NetSoftnetStat.read(root, online),
                NetSnmp.read(root, networkOf),
                device == null ? null : LinkCounters.read(root, device),
                Processes.besides(root, pids));
    }
}
