package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import java.util.List;

/** Netfilter keeps a record of each connection on the way of its packets. */
final class ConnectionTracking implements Rule {
    private static final double NEARLY_FULL = 0.8;

    @Override
    public String id() {
        return "connection-tracking";
    }

    @Override
    public List<Finding> look(Machine machine) {
        Integer tracked = machine.filters().tracked();
        Integer most = machine.filters().trackedMax();
        if (tracked == null || tracked == 0) {
            return List.of();
        }
        boolean full = most != null && tracked >= NEARLY_FULL * most;
        return List.of(
                new Finding(
                        id(),
                        full ? Severity.HIGH : Severity.LOW,
                        "netfilter tracks "
                                + tracked
                                + (most == null ? "" : " of at most " + most)
                                + (full
                                        ? " connections: new ones will soon be dropped"
                                        : " connections, at a price for each packet"),
                        List.of(
                                new Fact(
                                        "tracked",
                                        tracked.toString(),
                                        KernelPaths.CONNTRACK_COUNT)),
                        most != null && full
                                ? Change.of(
                                        "sysctl -w net.netfilter.nf_conntrack_max=" + 4L * most,
                                        "takes about 300 bytes for each connection")
                                : Change.none(
                                        "rules of the firewall decide: exempt the port with a"
                                                + " notrack rule in the raw table")));
    }
}
