package io.headrace.tune;

import static io.headrace.tune.HostLever.atLeast;
import static io.headrace.tune.HostLever.just;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All levers, in the order they are thought about: what makes queues comes first. */
public final class Levers {
    private static final List<Lever> ALL =
            Stream.of(queues(), devices(), host()).flatMap(List::stream).toList();

    private Levers() {}

    /** Their names. */
    public static Set<String> names() {
        return ALL.stream().map(Lever::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Lever> of(Set<String> names) {
        return ALL.stream().filter(lever -> names.contains(lever.name())).toList();
    }

    private static List<Lever> queues() {
        return List.of(
                new ChannelsLever(),
                new InterruptLever(),
                new RpsLever(),
                new RfsLever(),
                new XpsLever(),
                new CoalesceLever());
    }

    private static List<Lever> devices() {
        return List.of(
                device(
                        "napi-defer",
                        "polls on for 20 µs before interrupts are switched on again",
                        value("napi.defer-hard-irqs", "10"),
                        value("napi.gro-flush-timeout", "20000")),
                device(
                        "napi-threaded",
                        "kernel threads poll, which the scheduler may move",
                        value("napi.threaded", "1")),
                device(
                        "gro",
                        "requests fit into one packet: there is nothing to gather",
                        value("feature.gro", "off")),
                device(
                        "second-nic",
                        "each device answers for its own addresses alone",
                        value("net.ipv4.conf.arp_ignore", "1"),
                        value("net.ipv4.conf.arp_announce", "2"),
                        value("net.ipv4.conf.rp_filter", "2")));
    }

    private static List<Lever> host() {
        return List.of(
                new BacklogLever(),
                atLeast(
                        "accept-queue",
                        "net.core.somaxconn",
                        4096,
                        "connections wait there for accept"),
                atLeast(
                        "accept-queue",
                        "net.ipv4.tcp_max_syn_backlog",
                        4096,
                        "connections being opened wait there"),
                atLeast("budget", "net.core.netdev_budget", 600, "packets of one soft interrupt"),
                just(
                        "busy-poll",
                        "net.core.busy_poll",
                        "50",
                        "epoll looks at the queue for 50 µs itself"),
                just("busy-poll", "net.core.busy_read", "50", "so does a read"),
                just(
                        "ports",
                        "net.ipv4.ip_local_port_range",
                        "1024\t65535",
                        "connections to one address"),
                just(
                        "slow-start",
                        "net.ipv4.tcp_slow_start_after_idle",
                        "0",
                        "kept connections stay fast"),
                just(
                        "numa-balancing",
                        "kernel.numa_balancing",
                        "0",
                        "memory is not unmapped to be moved"),
                new HostLever(
                        "huge-pages",
                        "huge-pages.enabled",
                        machine -> "never",
                        "no page is gathered behind the server's back"),
                new ClockLever(),
                new GovernorLever(),
                new ToldLever());
    }

    private static Lever device(String name, String why, DeviceLever.Value... values) {
        return new DeviceLever(name, List.of(values), why);
    }

    private static DeviceLever.Value value(String knob, String to) {
        return new DeviceLever.Value(knob, to);
    }
}
