package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headrace.host.NicVector.Evidence;
import io.headrace.host.NicVector.Role;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The c3.8xlarge of the reference article in both topologies, at each of its stages. */
class ArticleHostTest {
    private static final String USUAL = "c3.8xlarge/usual";
    private static final String S1 = "c3.8xlarge/s1-ixgbevf";

    @TempDir Path folder;

    private Machine read(String... trees) {
        return Machine.read(HostTree.unpack(folder, trees));
    }

    private static NetDevice nic(Machine machine, String name) {
        return Objects.requireNonNull(machine.nic(name), name);
    }

    @ParameterizedTest
    @CsvSource({
        "literal, '0-15', '16-31', '0-1', '16-17', 1",
        "usual, '0-7,16-23', '8-15,24-31', '0,16', '0,16', 0"
    })
    void bothTopologies(
            String topology,
            String node0,
            String node1,
            String siblingsOf0,
            String siblingsOf16,
            int packageOf16) {
        Machine machine = read("c3.8xlarge/" + topology, S1);

        assertThat(machine.nodes())
                .extracting(NumaNode::cpus, NumaNode::distances)
                .containsExactly(
                        tuple(CpuSet.parse(node0), List.of(10, 20)),
                        tuple(CpuSet.parse(node1), List.of(20, 10)));
        Cpu cpu16 = machine.host().cpus().get(16);
        assertThat(machine.host().cpus().getFirst().siblings())
                .isEqualTo(CpuSet.parse(siblingsOf0));
        assertThat(cpu16.siblings()).isEqualTo(CpuSet.parse(siblingsOf16));
        assertThat(cpu16.packageId()).isEqualTo(packageOf16);
        assertThat(machine.host().cores()).hasSize(16);
        assertThat(machine.gaps()).isEmpty();
    }

    @Test
    void theBase() {
        Machine machine = read(USUAL, S1);

        assertThat(machine.host().virtualisation()).isEqualTo("Xen HVM domU");
        assertThat(machine.platform().cloud()).isEqualTo("aws");
        assertThat(machine.clocks())
                .isEqualTo(new ClockSources("xen", List.of("xen", "tsc", "hpet", "acpi_pm")));
        assertThat(machine.softnet()).isEqualTo(new SoftnetLayout(32, 11));
        assertThat(Objects.requireNonNull(machine.softnet()).tellsCpu()).isFalse();
        assertThat(machine.knob("net.core.somaxconn")).isEqualTo("128");
        assertThat(machine.knob("net.ipv4.ip_local_port_range")).isEqualTo("32768\t61000");
        assertThat(machine.caches())
                .filteredOn(cache -> cache.level() == 3)
                .containsExactly(
                        new Cache(3, "Unified", 25600L << 10, CpuSet.parse("0-7,16-23")),
                        new Cache(3, "Unified", 25600L << 10, CpuSet.parse("8-15,24-31")));
        assertThat(machine.caches()).filteredOn(cache -> cache.level() == 1).hasSize(32);
        assertThat(machine.frequency()).isEmpty();
        assertThat(machine.cpus().maskWidth()).isEqualTo(32);
        assertThat(machine.memory().total()).isEqualTo(60L << 30);
        assertThat(machine.nodes()).extracting(NumaNode::totalBytes).containsOnly(30L << 30);
    }

    @Test
    void stage0IsTheNetworkOfXen() {
        Machine machine = read(USUAL, "c3.8xlarge/s0-vif");
        NetDevice eth0 = nic(machine, "eth0");

        assertThat(eth0.driver()).isEqualTo("vif");
        assertThat(eth0.bus()).isEqualTo(new NetDevice.BusPlace("xen", "vif-0", null, null));
        assertThat(eth0.speedMbps()).isNull();
        assertThat(eth0.rxQueues()).extracting(RxQueue::irq).containsExactly(83);
        assertThat(eth0.txQueues()).extracting(TxQueue::irq).containsExactly(83);
        assertThat(Objects.requireNonNull(machine.irq(83)).vector())
                .isEqualTo(new NicVector("eth0", Role.BOTH, 0, true, Evidence.ACTION));
        assertThat(eth0.answers().driver()).isEqualTo(new DriverInfo("vif", null, null, "vif-0"));
        assertThat(eth0.answers().channels()).isNull();
        assertThat(eth0.answers().gaps())
                .contains(new Gap("ethtool eth0 channels", "EOPNOTSUPP", null));
    }

    @Test
    void stage1IsOneQueueOnCpu16() {
        Machine machine = read(USUAL, S1);
        NetDevice eth0 = nic(machine, "eth0");
        Irq queue = Objects.requireNonNull(machine.irq(260));

        assertThat(eth0.driver()).isEqualTo("ixgbevf");
        assertThat(eth0.driverVersion()).isEqualTo("2.11.3-k");
        assertThat(eth0.speedMbps()).isEqualTo(10_000);
        assertThat(eth0.mtu()).isEqualTo(9001);
        assertThat(eth0.rxQueues())
                .containsExactly(new RxQueue(0, 260, CpuMask.parse("00000000"), 0L));
        assertThat(queue.chip()).isEqualTo("xen-pirq-msi-x");
        assertThat(queue.counts().busiest()).isEqualTo(16);
        assertThat(queue.counts().total()).isEqualTo(3873);
        assertThat(queue.affinity()).isEqualTo(CpuMask.parse("ffffffff"));
        assertThat(queue.effective()).as("not before Linux 4.13").isNull();
        assertThat(queue.node()).isZero();
        assertThat(Objects.requireNonNull(machine.irq(261)).vector())
                .as("the mailbox")
                .isEqualTo(
                        new NicVector("eth0", Role.CONTROL, Cpu.UNKNOWN, true, Evidence.MSI_IRQS));
        assertThat(Objects.requireNonNull(eth0.answers().coalesce()).rxUsecs()).isZero();
        assertThat(Objects.requireNonNull(eth0.answers().rss()).table()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({"s2-rps-all, '0-31', ffffffff", "s3-rps-seven, '17-23', 00fe0000"})
    void stages2And3SteerPackets(String stage, String cpus, String text) {
        RxQueue queue = nic(read(USUAL, "c3.8xlarge/" + stage), "eth0").rxQueues().getFirst();
        CpuMask rps = Objects.requireNonNull(queue.rpsCpus());

        assertThat(rps.cpus()).isEqualTo(CpuSet.parse(cpus));
        assertThat(rps.print()).isEqualTo(text);
    }

    @Test
    void stage4HasTwoQueues() {
        Machine machine = read(USUAL, "c3.8xlarge/s4-two-queues");

        assertThat(nic(machine, "eth0").rxQueues())
                .containsExactly(
                        new RxQueue(0, 260, CpuMask.parse("000000fe"), 0L),
                        new RxQueue(1, 261, CpuMask.parse("00fe0000"), 0L));
        assertThat(machine.irqsOf("eth0"))
                .extracting(
                        Irq::number, irq -> irq.counts().busiest(), irq -> print(irq.affinity()))
                .containsExactly(
                        tuple(260, 0, "00000001"),
                        tuple(261, 16, "00010000"),
                        tuple(262, Cpu.UNKNOWN, "ffffffff"));
    }

    private static String print(@Nullable CpuMask mask) {
        return mask == null ? "none" : mask.print();
    }

    @Test
    void stage6HasTwoDevices() {
        Machine machine = read(USUAL, "c3.8xlarge/s6-two-nics");

        assertThat(nic(machine, "eth0").rxQueues())
                .extracting(RxQueue::irq)
                .containsExactly(260, 261);
        assertThat(nic(machine, "eth1").rxQueues())
                .containsExactly(
                        new RxQueue(0, 263, CpuMask.parse("0000fe00"), 0L),
                        new RxQueue(1, 264, CpuMask.parse("fe000000"), 0L));
        assertThat(machine.irqsOf("eth1")).extracting(Irq::number).containsExactly(263, 264, 265);
    }

    @Test
    void aWiderMaskThanTheCpusThatAreThere() {
        Machine machine = read(USUAL, S1, "c3.8xlarge/wide");
        RxQueue queue = nic(machine, "eth0").rxQueues().getFirst();

        assertThat(machine.cpus().maskWidth()).isEqualTo(128);
        assertThat(machine.cpus().online()).isEqualTo(CpuSet.parse("0-31"));
        assertThat(Objects.requireNonNull(queue.rpsCpus()).print())
                .isEqualTo("00000000,00000000,00000000,00000000");
        assertThat(Objects.requireNonNull(machine.irq(260)).affinity())
                .isEqualTo(new CpuMask(CpuSet.parse("0-31"), 128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"literal", "usual"})
    void irqbalanceRuns(String topology) {
        assertThat(read("c3.8xlarge/" + topology).rewriters())
                .extracting(Rewriter::program)
                .containsExactly("irqbalance");
    }

    /** What the article's masks really are in each topology, from the files alone. */
    @ParameterizedTest
    @CsvSource({
        "literal, 16, fffe0000, fffc0000",
        "usual, 16, 00fe00ff, 00fe00fe",
        "literal, 0, 0000fffe, 0000fffc",
        "usual, 0, 00ff00fe, 00fe00fe"
    })
    void theNodeOfAnInterruptWithoutItsCpu(
            String topology, int id, String withoutCpu, String withoutCore) {
        Machine machine = read("c3.8xlarge/" + topology, S1);
        Cpu cpu = Objects.requireNonNull(machine.cpu(id));
        CpuSet node = machine.host().ofNode(cpu.node());
        int width = machine.cpus().maskWidth();

        assertThat(new CpuMask(node.minus(CpuSet.of(id)), width).print()).isEqualTo(withoutCpu);
        assertThat(new CpuMask(node.minus(cpu.siblings()), width).print()).isEqualTo(withoutCore);
    }
}
