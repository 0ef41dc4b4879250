package io.headrace.tune;

import static io.headrace.tune.Place.Part.CPU_POLICY;
import static io.headrace.tune.Place.Part.DEVICE;
import static io.headrace.tune.Place.Part.HOST;
import static io.headrace.tune.Place.Part.RX_QUEUE;
import static io.headrace.tune.Place.Part.TX_QUEUE;
import static io.headrace.tune.Takes.HOT;
import static io.headrace.tune.Takes.NEW_SOCKETS;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All settings this program may ever change: whatever a plan or a journal names besides is refused.
 * A new one is a row here and a page in `docs/knobs`.
 */
public final class KnobCatalog {
    private static final Map<String, Knob> ALL = index();

    private KnobCatalog() {}

    /** The setting of that name; null when there is none. */
    public static @Nullable Knob find(String id) {
        return ALL.get(id);
    }

    /** One that is known to be here. */
    static Knob get(String id) {
        return Objects.requireNonNull(ALL.get(id), id);
    }

    public static Collection<Knob> all() {
        return Collections.unmodifiableCollection(ALL.values());
    }

    private static Map<String, Knob> index() {
        Map<String, Knob> index = new LinkedHashMap<>();
        Stream.of(EthtoolKnobs.all(), queues(), devices(), sysctls(), host())
                .flatMap(List::stream)
                .forEach(knob -> index.put(knob.id(), knob));
        return index;
    }

    private static List<Knob> queues() {
        return List.of(
                new FileKnob(
                        "irq.affinity",
                        HOT,
                        Stage.INTERRUPTS,
                        Set.of(RX_QUEUE, TX_QUEUE),
                        KnobCatalog::affinity,
                        Form.MASK),
                queue("rps.cpus", RX_QUEUE, "rps_cpus", Form.MASK),
                queue("rps.flow-count", RX_QUEUE, "rps_flow_cnt", Form.WORDS),
                queue("xps.cpus", TX_QUEUE, "xps_cpus", Form.MASK),
                queue("xps.rxqs", TX_QUEUE, "xps_rxqs", Form.MASK));
    }

    private static List<Knob> devices() {
        return List.of(
                device("napi.defer-hard-irqs", "napi_defer_hard_irqs"),
                device("napi.gro-flush-timeout", "gro_flush_timeout"),
                device("napi.threaded", "threaded"),
                device("tx-queue-len", "tx_queue_len"),
                ofDevice("arp_announce"),
                ofDevice("arp_ignore"),
                ofDevice("rp_filter"));
    }

    private static List<Knob> sysctls() {
        List<Knob> rows = new ArrayList<>();
        for (String name :
                List.of(
                        "net.core.busy_poll",
                        "net.core.dev_weight",
                        "net.core.netdev_budget",
                        "net.core.netdev_budget_usecs",
                        "net.core.netdev_max_backlog",
                        "net.core.netdev_tstamp_prequeue",
                        "net.core.rps_sock_flow_entries",
                        "net.ipv4.ip_local_port_range",
                        "net.ipv4.tcp_fin_timeout",
                        "net.ipv4.tcp_max_syn_backlog",
                        "net.ipv4.tcp_max_tw_buckets",
                        "net.ipv4.tcp_slow_start_after_idle",
                        "net.ipv4.tcp_tw_reuse",
                        "kernel.numa_balancing",
                        "kernel.timer_migration",
                        "vm.stat_interval")) {
            rows.add(sysctl(name, HOT));
        }
        for (String name :
                List.of(
                        "net.core.busy_read",
                        "net.core.default_qdisc",
                        "net.core.somaxconn",
                        "net.ipv4.tcp_congestion_control",
                        "net.ipv4.tcp_notsent_lowat",
                        "net.ipv4.tcp_rmem",
                        "net.ipv4.tcp_timestamps",
                        "net.ipv4.tcp_wmem")) {
            rows.add(sysctl(name, NEW_SOCKETS));
        }
        return rows;
    }

    private static List<Knob> host() {
        return List.of(
                host("clocksource", HOT, KernelPaths.CLOCKSOURCE, Form.WORDS),
                host("huge-pages.enabled", HOT, KernelPaths.ENABLED, Form.CHOICE),
                host("huge-pages.defrag", HOT, KernelPaths.DEFRAG, Form.CHOICE),
                new FileKnob(
                        "governor",
                        HOT,
                        Stage.HOST,
                        Set.of(CPU_POLICY),
                        (machine, place) -> KernelPaths.governor(place.index()),
                        Form.WORDS));
    }

    private static Knob queue(String id, Place.Part part, String file, Form form) {
        FileKnob.Where where =
                part == RX_QUEUE
                        ? (machine, place) ->
                                KernelPaths.rxQueue(place.device(), place.index(), file)
                        : (machine, place) ->
                                KernelPaths.txQueue(place.device(), place.index(), file);
        return new FileKnob(id, HOT, Stage.STEERING, Set.of(part), where, form);
    }

    private static Knob device(String id, String file) {
        return device(id, (machine, place) -> KernelPaths.nic(place.device(), file));
    }

    /** A setting of IPv4 that each device has. */
    private static Knob ofDevice(String name) {
        return device(
                "net.ipv4.conf." + name,
                (machine, place) -> KernelPaths.ofDevice(place.device(), name));
    }

    private static Knob device(String id, FileKnob.Where where) {
        return new FileKnob(id, HOT, Stage.DEVICE, Set.of(DEVICE), where, Form.WORDS);
    }

    private static Knob sysctl(String name, Takes takes) {
        return host(name, takes, KernelPaths.sysctl(name), Form.WORDS);
    }

    private static Knob host(String id, Takes takes, String path, Form form) {
        return new FileKnob(id, takes, Stage.HOST, Set.of(HOST), (machine, place) -> path, form);
    }

    /** Where the interrupt of a queue goes; its number changes when queues are made anew. */
    private static @Nullable String affinity(Machine machine, Place place) {
        Integer irq = Queues.irq(machine, place);
        return irq == null ? null : KernelPaths.smpAffinity(irq);
    }
}
