package io.headrace.doctor;

import io.headrace.host.Machine;

import java.util.List;

/** Few local ports, so that connections to one address soon find none. */
final class NarrowPorts implements Rule {
    private static final long PORTS_MIN = 20_000;
    private static final String KNOB = "net.ipv4.ip_local_port_range";

    @Override
    public String id() {
        return "narrow-port-range";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Long> ends = Knobs.numbers(machine, KNOB);
        if (ends.size() != 2 || ends.get(1) - ends.get(0) + 1 >= PORTS_MIN) {
            return List.of();
        }
        return List.of(
                new Finding(
                        id(),
                        Severity.LOW,
                        "only "
                                + (ends.get(1) - ends.get(0) + 1)
                                + " local ports: a client that closes connections runs out of them",
                        List.of(Knobs.fact(machine, KNOB)),
                        Change.of(
                                "sysctl -w " + KNOB + "='1024 65535'",
                                "ports that services listen on belong into"
                                        + " net.ipv4.ip_local_reserved_ports")));
    }
}
