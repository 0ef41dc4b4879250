package io.headrace.doctor;

import io.headrace.host.Machine;

import java.util.ArrayList;
import java.util.List;

/** Queues for new connections, or for packets that RPS deals out, that a burst fills. */
final class ShortBacklogs implements Rule {
    private static final long ACCEPT_MIN = 1024;
    private static final long STEERED_MIN = 2000;

    @Override
    public String id() {
        return "short-backlog";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        add(
                findings,
                machine,
                "net.core.somaxconn",
                ACCEPT_MIN,
                4096,
                "connections to be accepted");
        add(
                findings,
                machine,
                "net.ipv4.tcp_max_syn_backlog",
                ACCEPT_MIN,
                4096,
                "connections being made");
        if (Serving.of(machine).stream().anyMatch(Serving::steers)) {
            add(
                    findings,
                    machine,
                    "net.core.netdev_max_backlog",
                    STEERED_MIN,
                    10_000,
                    "packets that RPS gave to a CPU");
        }
        return findings;
    }

    private void add(
            List<Finding> findings,
            Machine machine,
            String name,
            long least,
            long better,
            String what) {
        Long value = Knobs.number(machine, name);
        if (value != null && value < least) {
            findings.add(
                    new Finding(
                            id(),
                            Severity.LOW,
                            name + " is " + value + ": a burst of more " + what + " is dropped",
                            List.of(Knobs.fact(machine, name)),
                            Change.of(
                                    "sysctl -w " + name + "=" + better,
                                    "a server that listens already keeps the old length")));
        }
    }
}
