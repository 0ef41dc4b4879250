package io.headrace.diagnose;

import static io.headrace.diagnose.Thresholds.SOFTIRQ_PCT;
import static io.headrace.diagnose.Thresholds.STEAL_TOLD_PCT;

import io.headrace.observe.CpuShare;
import io.headrace.observe.Drops;
import io.headrace.observe.Stalls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is told with every verdict, whatever the limit: requests that failed or were sent late, what
 * took the generator's CPUs from it, how full its link was, things dropped.
 */
final class SideEffects {
    private SideEffects() {}

    static List<Evidence> of(Situation situation) {
        List<Evidence> all = new ArrayList<>();
        if (haveErrors(situation)) {
            double errorsPct = situation.generator().errorsPct();
            all.add(new Evidence("failed requests", errorsPct, "%", "load generator"));
        }
        if (LateRule.isLate(situation)) {
            all.add(LateRule.evidence(situation));
        }
        Stalls stalls = situation.generator().stalls();
        if (stalls.count() > 0) {
            String origin = "GarbageCollectorMXBean";
            all.add(new Evidence("GC pauses over 1 ms", stalls.count(), "", origin));
            all.add(new Evidence("GC pause longest", stalls.longestMs(), "ms", origin));
            all.add(new Evidence("GC pauses together", stalls.totalMs(), "ms", origin));
        }
        List<CpuShare> cpus = situation.ofClientThreads();
        highest(all, "client CPU soft interrupts", cpus, CpuShare::softirqPct, SOFTIRQ_PCT);
        highest(all, "client CPU steal", cpus, CpuShare::stealPct, STEAL_TOLD_PCT);
        if (situation.link() != null) {
            all.addAll(LinkRule.evidence(situation.link()));
        }
        Drops drops = situation.delta().drops();
        add(all, "listen overflows", drops.listenOverflows(), "TcpExt ListenOverflows");
        add(all, "listen drops", drops.listenDrops(), "TcpExt ListenDrops");
        add(all, "SYN queue drops", drops.requestQueueFull(), "TcpExt TCPReqQFullDrop");
        add(all, "socket backlog drops", drops.backlogDrops(), "TcpExt TCPBacklogDrop");
        add(all, "CPU backlog drops", drops.softnetDropped(), "softnet_stat dropped");
        add(all, "soft interrupts cut short", drops.softnetSqueezed(), "softnet_stat time_squeeze");
        add(all, "link drops", drops.linkDropped(), "rx_dropped and tx_dropped of the device");
        add(all, "link errors", drops.linkErrors(), "rx_errors and tx_errors of the device");
        add(all, "retransmits", drops.retransmits(), "Tcp RetransSegs");
        add(all, "TIME_WAIT overflows", drops.timeWaitOverflows(), "TcpExt TCPTimeWaitOverflow");
        return all;
    }

    static boolean haveErrors(Situation situation) {
        return situation.generator().errorsPct() > Thresholds.ERRORS_PCT;
    }

    /** The CPU where this took most, when it is worth telling. */
    private static void highest(
            List<Evidence> all,
            String name,
            List<CpuShare> cpus,
            ToDoubleFunction<CpuShare> share,
            double toldPct) {
        cpus.stream()
                .filter(cpu -> share.applyAsDouble(cpu) >= toldPct)
                .max(Comparator.comparingDouble(share))
                .ifPresent(cpu ->
                        all.add(
                                new Evidence(
                                        name,
                                        share.applyAsDouble(cpu),
                                        "%",
                                        "proc/stat of CPU " + cpu.cpu())));
    }

    private static void add(List<Evidence> all, String name, long count, String origin) {
        if (count > 0) {
            all.add(new Evidence(name, count, "", origin));
        }
    }
}
