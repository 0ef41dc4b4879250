package io.headrace.observe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process besides those measured that used the machine's CPUs noticeably.
 *
 * @param pct CPU time of all its threads, in percent of one CPU
 */
public record BusyProcess(String name, int pid, double pct) {
    /** Below this it is the noise of every machine. */
    static final double NOTICEABLE_PCT = 5;

    private static final int MOST_TOLD = 10;

    /** The busiest, busiest first. One that was born in between counts from its birth. */
    static List<BusyProcess> between(Snapshot a, Snapshot b, long windowNs) {
        Map<Integer, TaskStat> before = new HashMap<>();
        a.processes().forEach(process -> before.put(process.pid(), process));
        List<BusyProcess> busy = new ArrayList<>();
        for (TaskStat after : b.processes()) {
            double pct = used(before.get(after.pid()), after, windowNs);
            if (pct > NOTICEABLE_PCT) {
                busy.add(new BusyProcess(after.name(), after.pid(), pct));
            }
        }
        return busy.stream()
                .sorted(Comparator.comparingDouble(BusyProcess::pct).reversed())
                .limit(MOST_TOLD)
                .toList();
    }

    private static double used(@Nullable TaskStat before, TaskStat after, long windowNs) {
        boolean known = before != null && before.isSameThreadAs(after);
        return ThreadShare.between(known ? before : null, after, windowNs).busyPct();
    }
}
