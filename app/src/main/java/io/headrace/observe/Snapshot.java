package io.headrace.observe;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the probes of one machine read at about one time: counters since boot, of use only as the
 * {@link Delta} of two.
 *
 * @param atNs when, on a monotonic clock such as {@link System#nanoTime}
 * @param stat null when not to be read
 * @param threads the threads of the processes asked for
 * @param softnet null when not to be read
 * @param snmp without counters when not to be read
 * @param link of the network device asked for; null when none was
 * @param processes the other processes of the machine, as a whole
 */
public record Snapshot(
        long atNs,
        @Nullable ProcStat stat,
        List<TaskStat> threads,
        @Nullable NetSoftnetStat softnet,
        NetSnmp snmp,
        @Nullable LinkCounters link,
        List<TaskStat> processes) {
    public Snapshot {
        threads = List.copyOf(threads);
        processes = List.copyOf(processes);
    }
}
