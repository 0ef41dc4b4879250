package io.headrace.diagnose;

import io.headrace.observe.Drops;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told with every verdict, whatever the limit: requests that failed or were sent late,
 * things dropped.
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
        Drops drops = situation.delta().drops();
        add(all, "listen overflows", drops.listenOverflows(), "TcpExt ListenOverflows");
        add(all, "listen drops", drops.listenDrops(), "TcpExt ListenDrops");
        add(all, "SYN queue drops", drops.requestQueueFull(), "TcpExt TCPReqQFullDrop");
        add(all, "socket backlog drops", drops.backlogDrops(), "TcpExt TCPBacklogDrop");
        add(all, "CPU backlog drops", drops.softnetDropped(), "softnet_stat dropped");
        add(all, "soft interrupts cut short", drops.softnetSqueezed(), "softnet_stat time_squeeze");
        add(all, "retransmits", drops.retransmits(), "Tcp RetransSegs");
        add(all, "TIME_WAIT overflows", drops.timeWaitOverflows(), "TcpExt TCPTimeWaitOverflow");
        return all;
    }

    static boolean haveErrors(Situation situation) {
        return situation.generator().errorsPct() > Thresholds.ERRORS_PCT;
    }

    private static void add(List<Evidence> all, String name, long count, String origin) {
        if (count > 0) {
            all.add(new Evidence(name, count, "", origin));
        }
    }
}
