package io.headrace.report;

import io.headrace.host.Cache;
import io.headrace.host.Cgroup;
import io.headrace.host.Channels;
import io.headrace.host.ClockSources;
import io.headrace.host.Coalesce;
import io.headrace.host.Cpu;
import io.headrace.host.CpuCounts;
import io.headrace.host.CpuLists;
import io.headrace.host.CpuPower;
import io.headrace.host.DriverInfo;
import io.headrace.host.EventRow;
import io.headrace.host.Feature;
import io.headrace.host.FrequencyPolicy;
import io.headrace.host.Gap;
import io.headrace.host.Host;
import io.headrace.host.IdleState;
import io.headrace.host.Irq;
import io.headrace.host.Knob;
import io.headrace.host.Link;
import io.headrace.host.Machine;
import io.headrace.host.MainMemory;
import io.headrace.host.Napi;
import io.headrace.host.NetDevice;
import io.headrace.host.NicAnswers;
import io.headrace.host.NicVector;
import io.headrace.host.NumaNode;
import io.headrace.host.PacketFilters;
import io.headrace.host.PacketTap;
import io.headrace.host.Platform;
import io.headrace.host.Qdisc;
import io.headrace.host.QueueNapi;
import io.headrace.host.Rewriter;
import io.headrace.host.Rights;
import io.headrace.host.Rings;
import io.headrace.host.Rss;
import io.headrace.host.RxQueue;
import io.headrace.host.SoftnetLayout;
import io.headrace.host.TxQueue;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A machine put together by hand: so many nodes, packages, cores and threads, and its queues. */
final class MadeMachine {
    private final List<Cpu> cpus = new ArrayList<>();
    private final List<NumaNode> nodes = new ArrayList<>();
    private final List<Cache> caches = new ArrayList<>();
    private final List<NetDevice> nics = new ArrayList<>();
    private final List<Irq> irqs = new ArrayList<>();
    private final List<Knob> knobs = new ArrayList<>();
    private final List<Rewriter> rewriters = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private int nextIrq = 260;

    /**
     * Siblings are far apart, as most firmware numbers them: the first thread of each core first.
     */
    static MadeMachine usual(int nodes, int packages, int cores, int threads) {
        int all = nodes * packages * cores;
        return new MadeMachine(nodes, packages, cores, threads, (core, t) -> t * all + core);
    }

    /** Siblings are neighbours. */
    static MadeMachine neighbours(int nodes, int packages, int cores, int threads) {
        return new MadeMachine(nodes, packages, cores, threads, (c, t) -> c * threads + t);
    }

    private interface Numbering {
        int cpu(int core, int thread);
    }

    private MadeMachine(int nodes, int packages, int cores, int threads, Numbering numbering) {
        for (int core = 0; core < nodes * packages * cores; core++) {
            int c = core;
            CpuSet siblings =
                    CpuSet.of(IntStream.range(0, threads).map(t -> numbering.cpu(c, t)).toArray());
            int packageId = core / cores;
            for (int cpu : siblings) {
                cpus.add(new Cpu(cpu, packageId / packages, core % cores, packageId, siblings));
            }
            caches.add(new Cache(1, "Data", 32 << 10, siblings));
            caches.add(new Cache(2, "Unified", 256 << 10, siblings));
        }
        cpus.sort((a, b) -> Integer.compare(a.id(), b.id()));
        for (int node = 0; node < nodes; node++) {
            int n = node;
            int[] ids = cpus.stream().filter(c -> c.node() == n).mapToInt(Cpu::id).toArray();
            List<Integer> distances =
                    IntStream.range(0, nodes).mapToObj(other -> other == n ? 10 : 20).toList();
            this.nodes.add(new NumaNode(node, CpuSet.of(ids), distances, 30L << 30, 28L << 30));
            caches.add(new Cache(3, "Unified", 25L << 20, CpuSet.of(ids)));
        }
    }

    /** The article's c3.8xlarge, read literally, at the stage of two queues and their RPS masks. */
    static MadeMachine article() {
        MadeMachine made = neighbours(2, 1, 8, 2);
        made.nic("eth0", "ixgbevf", Cpu.UNKNOWN, List.of(0, 16), List.of("1-7", "17-23"));
        return made.knob("net.core.somaxconn", "128")
                .knob("net.core.rps_sock_flow_entries", "0")
                .knob("net.ipv4.tcp_rmem", "4096\t87380\t6291456")
                .knob("mm.transparent_hugepage.enabled", "always [madvise] never");
    }

    int possible() {
        return cpus.getLast().id() + 1;
    }

    MadeMachine knob(String name, @Nullable String text) {
        String path = "proc/sys/" + name.replace('.', '/');
        knobs.add(new Knob(name, path, text, Knob.Scope.HOST, true));
        return this;
    }

    MadeMachine rewriter(String program) {
        rewriters.add(new Rewriter(program, 812, Set.of(Rewriter.Touches.INTERRUPTS)));
        return this;
    }

    MadeMachine gap(String path, String reason, @Nullable String capability) {
        return gap(new Gap(path, reason, capability));
    }

    MadeMachine gap(Gap gap) {
        gaps.add(gap);
        return this;
    }

    /** Takes the list of its CPUs from a node, as when it cannot be read. */
    MadeMachine untoldNode(int node) {
        NumaNode told = nodes.get(node);
        nodes.set(
                node,
                new NumaNode(
                        node, CpuSet.EMPTY, told.distances(), told.totalBytes(), told.freeBytes()));
        return this;
    }

    /** A memory-only node. */
    MadeMachine bareNode() {
        nodes.add(new NumaNode(nodes.size(), CpuSet.EMPTY, List.of(), 64L << 30, 64L << 30));
        return this;
    }

    /**
     * A device with a queue for each CPU of an interrupt, -1 for one that may go anywhere.
     *
     * @param rps the CPUs of RPS for each queue, the empty text for off; as many, or none
     */
    MadeMachine nic(
            String name, String driver, int node, List<Integer> interruptCpus, List<String> rps) {
        List<RxQueue> rx = new ArrayList<>();
        List<TxQueue> tx = new ArrayList<>();
        for (int queue = 0; queue < interruptCpus.size(); queue++) {
            int irq = addIrq(name, queue, interruptCpus.get(queue));
            CpuSet steered = rps.isEmpty() ? CpuSet.EMPTY : CpuSet.parseOrEmpty(rps.get(queue));
            rx.add(new RxQueue(queue, irq, new CpuMask(steered, possible()), 0L));
            CpuMask xps = new CpuMask(CpuSet.of(queue % possible()), possible());
            TxQueue.ByteLimits limits = new TxQueue.ByteLimits(0, 0, 1 << 20, 1000);
            tx.add(new TxQueue(queue, irq, xps, List.of(), limits));
        }
        addControl(name);
        nics.add(device(name, driver, node, rx, tx));
        return this;
    }

    private int addIrq(String nic, int queue, int cpu) {
        boolean floats = cpu < 0;
        CpuSet all = CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
        long[] counts = new long[possible()];
        counts[floats ? Math.min(16, possible() - 1) : cpu] = 3873;
        irqs.add(
                new Irq(
                        nextIrq,
                        "PCI-MSI-edge",
                        null,
                        List.of(nic + "-TxRx-" + queue),
                        CpuCounts.of(counts),
                        new CpuMask(floats ? all : CpuSet.of(cpu), possible()),
                        floats ? null : CpuSet.of(cpu),
                        CpuSet.EMPTY,
                        Cpu.UNKNOWN,
                        true,
                        new NicVector(
                                nic, NicVector.Role.BOTH, queue, true, NicVector.Evidence.ACTION)));
        return nextIrq++;
    }

    private void addControl(String nic) {
        NicVector vector =
                new NicVector(
                        nic,
                        NicVector.Role.CONTROL,
                        Cpu.UNKNOWN,
                        true,
                        NicVector.Evidence.MSI_IRQS);
        irqs.add(
                new Irq(
                        nextIrq++,
                        null,
                        null,
                        List.of(nic),
                        CpuCounts.NONE,
                        null,
                        null,
                        null,
                        Cpu.UNKNOWN,
                        null,
                        vector));
    }

    private NetDevice device(
            String name, String driver, int node, List<RxQueue> rx, List<TxQueue> tx) {
        return new NetDevice(
                name,
                nics.size() + 2,
                NetDevice.Kind.PHYSICAL,
                driver,
                "2.11.3",
                new NetDevice.BusPlace(
                        "pci", "0000:00:0" + (nics.size() + 3) + ".0", "0x8086", "0x10ed"),
                node,
                null,
                10_000,
                "full",
                9001,
                "02:00:00:00:00:01",
                "up",
                true,
                true,
                null,
                List.of(),
                null,
                rx,
                tx,
                new NetDevice.Polling(0L, 0, false),
                1000,
                Map.of("rx_bytes", 1L),
                answers(driver, rx.size()));
    }

    private static NicAnswers answers(String driver, int queues) {
        return new NicAnswers(
                new DriverInfo(driver, "2.11.3-k", null, "0000:00:03.0"),
                new Channels(null, null, 1, 8, null, null, 1, queues),
                new Rings(4096, 0, 0, 4096, 512, 0, 0, 512, null, false),
                new Coalesce(1L, null, 0L, null, false, null, Map.of("rx-usecs-irq", 0L)),
                new Rss("toeplitz", List.of(0, 1, 0, 1), "6d5a56da"),
                List.of(new Feature("rx-gro", true, true, true)),
                Map.of("legacy-rx", false),
                Map.of("rx_no_dma_resources", 0L),
                List.of(new Qdisc("fq_codel", "0:", "root")),
                List.of("192.0.2.1/24"),
                List.of(new Napi(257, 260, null, 0L, 0L, null)),
                List.of(new QueueNapi(true, 0, 257)),
                new Link(
                        "veth",
                        7,
                        0,
                        8,
                        8,
                        Map.of("gso_max_size", 65_536L),
                        List.of(
                                new Link.Xdp(Link.Xdp.Mode.NATIVE, 12L),
                                new Link.Xdp(Link.Xdp.Mode.GENERIC, null))),
                List.of(new Gap("ethtool " + driver + " features", "EOPNOTSUPP", null)));
    }

    /** A device that the kernel makes, with nothing told of it. */
    MadeMachine virtual(String name, NetDevice.Kind kind) {
        return virtual(name, kind, NicAnswers.NONE);
    }

    /** A VLAN of that number. */
    MadeMachine vlan(String name, int number) {
        Link link = new Link("vlan", number, null, 1, 1, Map.of(), List.of());
        NicAnswers answers =
                new NicAnswers(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        link, List.of());
        return virtual(name, NetDevice.Kind.VLAN, answers);
    }

    private MadeMachine virtual(String name, NetDevice.Kind kind, NicAnswers answers) {
        nics.add(
                new NetDevice(
                        name,
                        nics.size() + 2,
                        kind,
                        null,
                        null,
                        null,
                        Cpu.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        List.of(),
                        null,
                        List.of(new RxQueue(0, null, null, null)),
                        List.of(new TxQueue(0, null, null, null, null)),
                        new NetDevice.Polling(null, null, null),
                        null,
                        Map.of(),
                        answers));
        return this;
    }

    Machine build() {
        CpuSet all = CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
        Host host =
                new Host(
                        "3.13.0-61-generic",
                        "Intel(R) Xeon(R) CPU E5-2680 v2 @ 2.80GHz",
                        cpus,
                        Math.max(1, nodes.size()),
                        all,
                        "xen",
                        Map.of("meltdown", "Mitigation: PTI", "mds", "Not affected"),
                        "Amazon EC2");
        return new Machine(
                host,
                new CpuLists(all, all, all, CpuSet.EMPTY, CpuSet.EMPTY),
                caches,
                nodes,
                new MainMemory(60L << 30, 56L << 30, 0, 0),
                nics,
                MadeRouting.routing(),
                irqs,
                all,
                List.of(new EventRow("LOC", CpuCounts.of(5, 0, 7))),
                List.of(new EventRow("NET_RX", CpuCounts.of(5, 0, 7))),
                new SoftnetLayout(all.size(), 11),
                new ClockSources("xen", Arrays.asList("xen", "tsc", "hpet", "acpi_pm")),
                new CpuPower("powersave", true, List.of("POLL", "C6")),
                List.of(new FrequencyPolicy(all, "intel_pstate", "powersave", null, 1L, null)),
                List.of(new IdleState("C6", Cpu.UNKNOWN, true)),
                new Cgroup("200000 100000", null, all.print()),
                knobs,
                rewriters,
                new PacketFilters(List.of("nf_tables"), List.of("filter"), 3, 262_144, 65_536),
                List.of(new PacketTap(PacketTap.EVERYTHING, "eth0", 7, 99, "tcpdump")),
                new Rights(0L, 2, 1, false, null, List.of("apparmor"), List.of("sysfs"), true),
                new Platform("aws", "c3.8xlarge", "Xen", "HVM domU", null, null, null, null, "xen"),
                "root=x",
                null,
                gaps);
    }
}
