package io.headrace.diagnose;

import io.headrace.observe.Drops;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told with every verdict, whatever the limit: things dropped, and requests that failed.
 */
final class SideEffects {
    private SideEffects() {}

    static List<Evidence> of(Situation situation) {
        List<Evidence> all = new ArrayList<>();
        if (haveErrors(situation)) {
            all.add(new Evidence("failed requests", situation.errorsPct(), "%", "load generator"));
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
        return situation.errorsPct() > Thresholds.ERRORS_PCT;
    }

    private static void add(List<Evidence> all, String name, long count, String origin) {
        if (count > 0) {
            all.add(new Evidence(name, count, "", origin));
        }
    }
}
