package io.headrace.report;

import io.headrace.host.Channels;
import io.headrace.host.Coalesce;
import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.Link;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.host.NetDevice.Kind;
import io.headrace.host.NicAnswers;
import io.headrace.host.NicVector.Role;
import io.headrace.host.Rings;
import io.headrace.host.RxQueue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The network devices: those with a path of packets of their own at length, the others in short.
 */
final class HostDevicesText {
    private final Machine machine;
    private final Oddities oddities;

    private HostDevicesText(Machine machine) {
        this.machine = machine;
        oddities = new Oddities(machine);
    }

    static List<String> write(Machine machine) {
        return new HostDevicesText(machine).lines();
    }

    /**
     * Whether packets come over a device by a path of their own: hardware, any other whose packets
     * are steered, and in a container without hardware the ends of pairs.
     */
    static boolean isSteered(Machine machine, NetDevice nic) {
        boolean soleLink = nic.kind() == Kind.VETH && nic.up() && hasNoHardware(machine);
        return soleLink
                || nic.kind() == Kind.PHYSICAL
                || nic.rxQueues().stream().anyMatch(HostDevicesText::isSteered);
    }

    private static boolean isSteered(RxQueue queue) {
        boolean rps = queue.rpsCpus() != null && !queue.rpsCpus().cpus().isEmpty();
        return rps || queue.irq() != null;
    }

    private static boolean hasNoHardware(Machine machine) {
        return machine.nics().stream().noneMatch(nic -> nic.kind() == Kind.PHYSICAL);
    }

    private List<String> lines() {
        TextLines lines = new TextLines(TextLines.WIDTH);
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (NetDevice nic : machine.nics()) {
            if (isSteered(machine, nic)) {
                add(lines, nic);
            } else {
                others.computeIfAbsent(inShort(nic), _ -> new ArrayList<>()).add(nic.name());
            }
        }
        others.forEach((words, names) -> addOthers(lines, words, names));
        return lines.lines();
    }

    private static void addOthers(TextLines lines, String words, List<String> names) {
        List<String> items = new ArrayList<>(names);
        items.set(items.size() - 1, items.getLast() + "  " + words);
        lines.add("", items, ", ");
    }

    private void add(TextLines lines, NetDevice nic) {
        lines.add(nic.name() + "  ", facts(nic));
        NicAnswers answers = nic.answers();
        lines.add("  channels  ", channels(answers.channels()));
        lines.add("  rings     ", rings(answers.rings()));
        lines.add("  coalesce  ", coalesce(answers.coalesce()));
        List<QueueRow> rows = new ArrayList<>();
        ReceivePath.of(machine, nic)
                .forEach(path -> rows.add(QueueRow.of(machine, path, oddities.of(path))));
        nic.txQueues().forEach(queue -> rows.add(QueueRow.of(machine, queue)));
        QueueTable.lines(rows).forEach(lines::add);
        lines.add("  control   ", control(nic));
    }

    private static List<String> facts(NetDevice nic) {
        List<String> facts = new ArrayList<>();
        String driver = driver(nic);
        String version = driverVersion(nic);
        facts.add(
                driver == null
                        ? word(nic.kind())
                        : version == null ? driver : driver + " " + version);
        if (nic.bus() != null) {
            facts.add(nic.bus().address());
        }
        facts.add(speed(nic));
        if (nic.kind() == Kind.PHYSICAL) {
            facts.add(nic.node() == Cpu.UNKNOWN ? "node not told" : "node " + nic.node());
        }
        if (nic.mtu() != null) {
            facts.add("mtu " + nic.mtu());
        }
        facts.add(state(nic));
        if (nic.master() != null) {
            facts.add("in " + nic.master());
        }
        Link link = nic.answers().link();
        if (link != null) {
            link.xdp().forEach(program -> facts.add("XDP " + word(program.mode())));
        }
        facts.add(
                TextLines.count(nic.rxQueues().size(), "rx queue")
                        + ", "
                        + TextLines.count(nic.txQueues().size(), "tx queue"));
        return facts;
    }

    static @Nullable String driver(NetDevice nic) {
        return nic.driver() != null || nic.answers().driver() == null
                ? nic.driver()
                : nic.answers().driver().name();
    }

    /** As the driver tells it, else that of its module. */
    static @Nullable String driverVersion(NetDevice nic) {
        return nic.answers().driver() == null || nic.answers().driver().version() == null
                ? nic.driverVersion()
                : nic.answers().driver().version();
    }

    static String speed(NetDevice nic) {
        Integer mbps = nic.speedMbps();
        if (mbps == null) {
            return "speed not told";
        }
        return mbps < 1000
                ? mbps + " Mb/s"
                : String.format(Locale.ROOT, "%.1f Gb/s", mbps / 1000.0).replace(".0 ", " ");
    }

    private static String state(NetDevice nic) {
        if (!nic.up()) {
            return "down";
        }
        return Boolean.FALSE.equals(nic.carrier()) ? "up, no carrier" : "up";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String inShort(NetDevice nic) {
        List<String> facts = new ArrayList<>();
        Link link = nic.answers().link();
        String number = link == null || link.vlan() == null ? "" : " " + link.vlan();
        facts.add(word(nic.kind()) + number);
        if (!nic.lower().isEmpty()) {
            facts.add("over " + String.join(", ", nic.lower()));
        }
        if (nic.mtu() != null) {
            facts.add("mtu " + nic.mtu());
        }
        facts.add(state(nic));
        facts.add(nic.rxQueues().size() + " rx, " + nic.txQueues().size() + " tx");
        return String.join(TextLines.BETWEEN, facts);
    }

    private static List<String> channels(@Nullable Channels channels) {
        List<String> words = new ArrayList<>();
        if (channels != null) {
            addOf(words, "combined", channels.combined(), channels.combinedMax());
            addOf(words, "rx", channels.rx(), channels.rxMax());
            addOf(words, "tx", channels.tx(), channels.txMax());
            addOf(words, "other", channels.other(), channels.otherMax());
        }
        return words;
    }

    static List<String> rings(@Nullable Rings rings) {
        List<String> words = new ArrayList<>();
        if (rings != null) {
            addOf(words, "rx", rings.rx(), rings.rxMax());
            addOf(words, "rx jumbo", rings.rxJumbo(), rings.rxJumboMax());
            addOf(words, "tx", rings.tx(), rings.txMax());
        }
        return words;
    }

    private static void addOf(
            List<String> words, String name, @Nullable Integer now, @Nullable Integer most) {
        if (isSome(now) || isSome(most)) {
            words.add(name + " " + (now == null ? "?" : now) + (most == null ? "" : " of " + most));
        }
    }

    private static boolean isSome(@Nullable Integer number) {
        return number != null && number > 0;
    }

    static List<String> coalesce(@Nullable Coalesce coalesce) {
        List<String> words = new ArrayList<>();
        if (coalesce != null) {
            addSetting(words, "adaptive-rx", onOff(coalesce.adaptiveRx()));
            addSetting(words, "rx-usecs", coalesce.rxUsecs());
            addSetting(words, "rx-frames", coalesce.rxFrames());
            addSetting(words, "adaptive-tx", onOff(coalesce.adaptiveTx()));
            addSetting(words, "tx-usecs", coalesce.txUsecs());
            addSetting(words, "tx-frames", coalesce.txFrames());
            coalesce.others()
                    .forEach((name, value) -> addSetting(words, name, value == 0 ? null : value));
        }
        return words;
    }

    private static @Nullable String onOff(@Nullable Boolean on) {
        return on == null ? null : on ? "on" : "off";
    }

    private static void addSetting(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name + " " + value);
        }
    }

    /** Its interrupts that belong to no queue in use. */
    private List<String> control(NetDevice nic) {
        List<String> words = new ArrayList<>();
        int idle = 0;
        for (Irq irq : machine.irqsOf(nic.name())) {
            if (irq.vector() != null && !irq.vector().active()) {
                idle++;
            } else if (irq.vector() != null && irq.vector().role() == Role.CONTROL) {
                String cpus = ReceivePath.targets(irq, machine).print();
                words.add(
                        ("irq " + irq.number() + " " + QueueRow.name(irq)).strip()
                                + (cpus.isEmpty() ? "" : " → CPU " + cpus));
            }
        }
        if (idle > 0) {
            words.add(TextLines.count(idle, "interrupt") + " of queues switched off");
        }
        return words;
    }
}
