package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headrace.host.NetDevice.BusPlace;
import io.headrace.host.NetDevice.Kind;
import io.headrace.host.NicVector.Evidence;
import io.headrace.host.NicVector.Role;
import io.headrace.host.Rewriter.Touches;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Each machine of the fixtures, but the stages of the article, reads to what is known of it. */
class MachineTest {
    @TempDir Path folder;

    private Machine read(String... trees) {
        Machine machine = Machine.read(HostTree.unpack(folder, trees));
        assertThat(machine.irqs()).isNotEmpty();
        return machine;
    }

    private static NetDevice nic(Machine machine, String name) {
        return Objects.requireNonNull(machine.nic(name), name);
    }

    private static List<Tuple> rx(Machine machine, String nic) {
        return nic(machine, nic).rxQueues().stream()
                .map(queue -> tuple(queue.index(), queue.irq()))
                .toList();
    }

    private static List<Tuple> tx(Machine machine, String nic) {
        return nic(machine, nic).txQueues().stream()
                .map(queue -> tuple(queue.index(), queue.irq()))
                .toList();
    }

    private static NicVector vector(Machine machine, int irq) {
        return Objects.requireNonNull(
                Objects.requireNonNull(machine.irq(irq)).vector(), "irq " + irq);
    }

    @Test
    void virtioWithOneQueue() {
        Machine machine = read("virtio-1q");
        NetDevice eth0 = nic(machine, "eth0");

        assertThat(eth0.kind()).isEqualTo(Kind.PHYSICAL);
        assertThat(eth0.driver()).isEqualTo("virtio_net");
        assertThat(eth0.bus())
                .isEqualTo(new BusPlace("virtio", "0000:00:03.0", "0x1af4", "0x1041"));
        assertThat(eth0.node()).isEqualTo(Cpu.UNKNOWN);
        assertThat(eth0.localCpus()).isEqualTo(CpuSet.of(0, 1));
        assertThat(eth0.speedMbps()).as("-1").isNull();
        assertThat(eth0.rxQueues()).containsExactly(new RxQueue(0, 38, CpuMask.parse("0"), 0L));
        assertThat(eth0.txQueues())
                .containsExactly(
                        new TxQueue(
                                0,
                                39,
                                null,
                                List.of(),
                                new TxQueue.ByteLimits(0, 0, 1_879_048_192, 1000)));
        assertThat(machine.irqsOf("eth0")).extracting(Irq::number).containsExactly(37, 38, 39);
        assertThat(vector(machine, 37).role()).isEqualTo(Role.CONTROL);
        assertThat(vector(machine, 38))
                .isEqualTo(new NicVector("eth0", Role.RECEIVE, 0, true, Evidence.MSI_IRQS));
        assertThat(Objects.requireNonNull(machine.irq(34)).vector()).as("no network").isNull();
        assertThat(machine.irqs())
                .filteredOn(irq -> Boolean.FALSE.equals(irq.writable()))
                .extracting(Irq::number)
                .containsExactly(36);
        assertThat(machine.irq(38))
                .extracting(Irq::chip, Irq::hardware, Irq::name, Irq::hint, Irq::effective)
                .containsExactly(
                        "PCI-MSIX-0000:00:03.0",
                        "1-edge",
                        "virtio2-input.0",
                        CpuSet.of(0, 1),
                        CpuSet.of(1));
        assertThat(machine.events())
                .hasSize(16)
                .contains(new EventRow("CAL", CpuCounts.of(515310, 385763)));
        assertThat(machine.softnet()).isEqualTo(new SoftnetLayout(2, 15));
        assertThat(machine.rights().mayAdministerNetworks()).isTrue();
        assertThat(machine.rights().initialUsers()).isTrue();
        assertThat(machine.knob("net.ipv4.tcp_congestion_control")).isEqualTo("bbr");
        assertThat(eth0.answers().napis()).containsExactly(new Napi(257, null, null, 0L, 0L, 0L));
        assertThat(eth0.answers().gaps())
                .containsExactly(new Gap("ethtool eth0 rss", "EOPNOTSUPP", null));
        assertThat(machine.gaps()).isEmpty();
    }

    @Test
    void virtioWithFourQueues() {
        Machine machine = read("virtio-mq");

        assertThat(rx(machine, "enp1s0"))
                .containsExactly(tuple(0, 27), tuple(1, 29), tuple(2, 31), tuple(3, 33));
        assertThat(tx(machine, "enp1s0"))
                .containsExactly(tuple(0, 28), tuple(1, 30), tuple(2, 32), tuple(3, 34));
        assertThat(nic(machine, "enp1s0").bus()).isNotNull();
        assertThat(Objects.requireNonNull(nic(machine, "enp1s0").bus()).address())
                .as("behind a bridge")
                .isEqualTo("0000:01:00.0");
        assertThat(machine.host().virtualisation()).startsWith("QEMU");
    }

    @Test
    void enaOnAnOldKernel() {
        Machine machine = read("ena-x86-old");

        assertThat(rx(machine, "ens5"))
                .containsExactly(tuple(0, 27), tuple(1, 28), tuple(2, 29), tuple(3, 30));
        assertThat(machine.irq(27))
                .extracting(Irq::chip, Irq::hardware, Irq::effective)
                .containsExactly("PCI-MSI-edge", null, null);
        assertThat(vector(machine, 26).role()).isEqualTo(Role.CONTROL);
        assertThat(nic(machine, "ens5").driverVersion()).isEqualTo("1.0.2");
        assertThat(nic(machine, "ens5").polling())
                .isEqualTo(new NetDevice.Polling(null, null, null));
        assertThat(machine.softnet()).isEqualTo(new SoftnetLayout(4, 10));
        assertThat(machine.platform().cloud()).isEqualTo("aws");
        assertThat(machine.platform().instanceType()).isEqualTo("c5.xlarge");
    }

    @Test
    void enaWith128Cpus() {
        Machine machine = read("ena-x86-new");
        NetDevice nic = nic(machine, "enp39s0");

        assertThat(machine.nodes())
                .extracting(NumaNode::id, NumaNode::cpus, NumaNode::distances)
                .containsExactly(
                        tuple(0, CpuSet.parse("0-31,64-95"), List.of(10, 20)),
                        tuple(1, CpuSet.parse("32-63,96-127"), List.of(20, 10)));
        assertThat(machine.host().cores()).hasSize(64).contains(CpuSet.of(0, 64));
        assertThat(nic.node()).isZero();
        assertThat(nic.rxQueues()).hasSize(32);
        assertThat(nic.rxQueues().get(31).irq()).isEqualTo(97);
        assertThat(nic.txQueues().get(5).xpsCpus()).isEqualTo(new CpuMask(CpuSet.of(5, 69), 128));
        assertThat(machine.irq(64)).as("without a name").isNotNull();
        assertThat(Objects.requireNonNull(machine.irq(64)).actions()).isEmpty();
        assertThat(machine.irqsOf("enp39s0")).hasSize(33);
        assertThat(nic.answers().channels())
                .isEqualTo(new Channels(null, null, null, 32, null, null, null, 32));
        assertThat(nic.answers().coalesce())
                .isEqualTo(new Coalesce(0L, null, 64L, null, false, false, Map.of()));
        assertThat(Objects.requireNonNull(nic.answers().counters()))
                .containsEntry("pps_allowance_exceeded", 998L);
        assertThat(nic.answers().privateFlags()).isEqualTo(Map.of("local_page_cache", false));
        assertThat(machine.rewriters())
                .containsExactly(new Rewriter("irqbalance", 700, Set.of(Touches.INTERRUPTS)));
    }

    @Test
    void enaOnGraviton() {
        Machine machine = read("ena-graviton");

        assertThat(rx(machine, "ens5")).containsExactly(tuple(0, 38), tuple(1, 39));
        assertThat(machine.irq(38))
                .extracting(Irq::chip, Irq::hardware)
                .containsExactly("ITS-MSI", "2 Edge");
        assertThat(machine.irq(40))
                .extracting(Irq::name, Irq::writable, Irq::vector)
                .containsExactly("nvme0q1", false, null);
        assertThat(machine.host().cores()).containsExactly(CpuSet.of(0), CpuSet.of(1));
        assertThat(machine.host().cpuModel()).startsWith("ARM implementer 0x41");
    }

    @Test
    void gveTransmitsByTheFirstHalf() {
        Machine machine = read("gve");

        assertThat(tx(machine, "ens8")).containsExactly(tuple(0, 168), tuple(1, 169));
        assertThat(rx(machine, "ens8")).containsExactly(tuple(0, 172), tuple(1, 173));
        assertThat(machine.irqsOf("ens8"))
                .filteredOn(irq -> !vector(machine, irq.number()).active())
                .extracting(Irq::number)
                .containsExactly(170, 171, 174, 175);
        assertThat(vector(machine, 176).role()).isEqualTo(Role.CONTROL);
        assertThat(machine.platform().cloud()).isEqualTo("gcp");
        assertThat(machine.rewriters())
                .extracting(Rewriter::program)
                .as("its name is longer than the kernel keeps")
                .containsExactly("google_guest_agent");
    }

    @Test
    void gveBeforeItsNamesWereFilledIn() {
        Machine machine = read("gve-arm-old");

        assertThat(machine.irq(172)).extracting(Irq::name).isEqualTo("eth%d-ntfy-block.4");
        assertThat(tx(machine, "ens8")).containsExactly(tuple(0, 168), tuple(1, 169));
        assertThat(rx(machine, "ens8")).containsExactly(tuple(0, 172), tuple(1, 173));
    }

    @Test
    void twoPortsOfOneCardAreToldApart() {
        Machine machine = read("mlx5-2node");

        assertThat(rx(machine, "enp1s0f0np0")).containsExactly(tuple(0, 99), tuple(1, 109));
        assertThat(rx(machine, "enp1s0f1np1")).containsExactly(tuple(0, 102));
        assertThat(vector(machine, 110))
                .as("of a queue that is switched off")
                .isEqualTo(new NicVector("enp1s0f0np0", Role.BOTH, 2, false, Evidence.MSI_IRQS));
        assertThat(nic(machine, "enp1s0f0np0").node()).isZero();
        assertThat(nic(machine, "enp1s0f1np1").node()).isEqualTo(1);
        assertThat(nic(machine, "enp1s0f1np1").localCpus()).isEqualTo(CpuSet.parse("6-11"));
        assertThat(machine.irq(102)).extracting(Irq::affinity).isEqualTo(CpuMask.parse("040"));
        assertThat(machine.host().virtualisation()).isEqualTo("none");
    }

    @Test
    void bondsAndVlansLeadToTheirMembers() {
        Machine machine = read("mlx5-2node");

        assertThat(machine.nics())
                .extracting(NetDevice::name, NetDevice::kind, NetDevice::master)
                .containsExactly(
                        tuple("bond0", Kind.BOND, null),
                        tuple("enp1s0f0np0", Kind.PHYSICAL, "bond0"),
                        tuple("enp1s0f1np1", Kind.PHYSICAL, "bond0"),
                        tuple("eth0.100", Kind.VLAN, null),
                        tuple("lo", Kind.LOOPBACK, null));
        assertThat(nic(machine, "bond0").lower()).containsExactly("enp1s0f0np0", "enp1s0f1np1");
        assertThat(nic(machine, "bond0").speedMbps()).isEqualTo(200_000);
        assertThat(nic(machine, "eth0.100").lower()).containsExactly("bond0");
        assertThat(nic(machine, "eth0.100").peer()).isEqualTo(4);
    }

    @Test
    void whatStandsInTheWayOfABusyMachine() {
        Machine machine = read("mlx5-2node");

        assertThat(machine.frequency()).containsExactly(policy(CpuSet.of(0)), policy(CpuSet.of(6)));
        assertThat(machine.idle())
                .containsExactly(
                        new IdleState("POLL", 0, true),
                        new IdleState("C1", 2, true),
                        new IdleState("C6", 133, false));
        assertThat(machine.taps())
                .containsExactly(new PacketTap(3, "enp1s0f0np0", 34567, 990, "lldpd"));
        assertThat(machine.taps().getFirst().seesEverything()).isTrue();
        assertThat(machine.filters())
                .isEqualTo(
                        new PacketFilters(
                                List.of("nf_conntrack", "nf_tables"), null, 120, 262144, 65536));
        assertThat(machine.rewriters())
                .extracting(Rewriter::program)
                .containsExactly("irqbalance", "tuned");
    }

    private static FrequencyPolicy policy(CpuSet cpus) {
        return new FrequencyPolicy(
                cpus, "intel_pstate", "powersave", "balance_performance", 800_000L, 4_800_000L);
    }

    @Test
    void netlinkTellsTheQueuesOfADeviceOverTwoFunctions() {
        Machine machine = read("mlx5-multi-pf");

        assertThat(rx(machine, "eth2"))
                .containsExactly(
                        tuple(0, 36), tuple(1, 39), tuple(2, 40), tuple(3, 41), tuple(4, 42));
        assertThat(vector(machine, 39).evidence()).isEqualTo(Evidence.NAPI);
        assertThat(vector(machine, 40))
                .as("its name alone says queue 1")
                .isEqualTo(new NicVector("eth2", Role.BOTH, 2, true, Evidence.MSI_IRQS));
        assertThat(nic(machine, "eth2").txQueues().get(3).xpsCpus())
                .isEqualTo(CpuMask.parse("002000"));
    }

    @Test
    void hyperVHasNoInterruptsOfQueues() {
        Machine machine = read("hv-netvsc");

        assertThat(machine.irqsOf("eth0")).isEmpty();
        assertThat(rx(machine, "eth0")).hasSize(4).allMatch(row -> row.toList().get(1) == null);
        assertThat(nic(machine, "eth0").driver()).isEqualTo("hv_netvsc");
        assertThat(Objects.requireNonNull(nic(machine, "eth0").bus()).bus()).isEqualTo("vmbus");
        assertThat(machine.platform().cloud()).isEqualTo("azure");
        assertThat(machine.events()).extracting(EventRow::name).contains("HYP", "HVS");
    }

    @Test
    void aContainerTellsWhatItMayNot() {
        Machine machine = read("container-ro");

        assertThat(machine.rights().readOnly()).containsExactly("/proc/irq", "/proc/sys", "/sys");
        assertThat(machine.rights().initialUsers()).isFalse();
        assertThat(machine.rights().mayAdministerNetworks()).isFalse();
        assertThat(machine.rights().seccomp()).isEqualTo(2);
        assertThat(machine.cgroup().cpuMax()).isEqualTo("200000 100000");
        assertThat(nic(machine, "eth0").kind()).isEqualTo(Kind.VETH);
        assertThat(nic(machine, "eth0").peer()).isEqualTo(17);
        assertThat(nic(machine, "eth0").speedMbps()).as("10000 is made up").isNull();
        assertThat(Objects.requireNonNull(machine.irq(60)).vector()).isNull();
        assertThat(machine.knob("net.core.netdev_budget")).as("of the host only").isNull();
        assertThat(machine.knobs())
                .allMatch(knob ->
                        knob.scope() == Knob.Scope.NETWORK_NAMESPACE
                                || knob.name().startsWith("mm."));
        assertThat(machine.gaps())
                .containsExactlyInAnyOrder(
                        new Gap("proc/net/ip_tables_names", "EACCES", "CAP_DAC_READ_SEARCH"),
                        new Gap("proc/sys/kernel/random/boot_id", "EPERM", "CAP_SYS_ADMIN"));
    }

    /** Tells which process listens only to those who may look into all. */
    @Test
    void aTapOfNobodySeenIsAGap() {
        Hosts.write(
                folder,
                "proc/net/packet",
                """
                sk       RefCnt Type Proto  Iface R Rmem   User   Inode
                00000000 3      3    0003   0     1 0      0      77
                00000000 3      3    88cc   4     1 0      0      78
                garbage
                """);

        Machine machine = Machine.read(HostRoot.of(folder));

        assertThat(machine.taps())
                .containsExactly(
                        new PacketTap(PacketTap.EVERYTHING, null, 77, null, null),
                        new PacketTap(0x88cc, null, 78, null, null));
        assertThat(machine.gaps())
                .extracting(Gap::path, Gap::capability)
                .containsExactly(
                        tuple("proc/net/packet", null),
                        tuple("proc/*/fd, socket 77", "CAP_SYS_PTRACE"),
                        tuple("proc/*/fd, socket 78", "CAP_SYS_PTRACE"));
    }

    @Test
    void anInterruptGoesWhereItDoesElseWhereItMay() {
        Machine told = Machine.read(HostTree.unpack(folder.resolve("told"), "virtio-1q"));
        Machine old = Machine.read(HostTree.unpack(folder.resolve("old"), "ena-x86-old"));

        assertThat(Objects.requireNonNull(told.irq(38)).targets()).isEqualTo(CpuSet.of(1));
        assertThat(Objects.requireNonNull(old.irq(28)).targets()).isEqualTo(CpuSet.of(2));
    }

    /** The kernel tells the same things in several files; they must agree. */
    @Test
    void thisMachineAgreesWithItself() {
        HostRoot root = HostRoot.thisMachine();
        Machine machine = Machine.read(root);

        assertThat(machine.cpus().possible().containsAll(machine.cpus().online())).isTrue();
        assertThat(machine.nics()).extracting(NetDevice::name).contains("lo");
        assertThat(nic(machine, "lo").kind()).isEqualTo(Kind.LOOPBACK);
        for (NetDevice nic : machine.nics()) {
            String folder = "sys/class/net/" + nic.name() + "/";
            assertThat(root.value(folder + "ifindex")).isEqualTo(Integer.toString(nic.index()));
            for (RxQueue queue : nic.rxQueues()) {
                CpuMask rps = Objects.requireNonNull(queue.rpsCpus());
                assertThat(root.value(folder + "queues/rx-" + queue.index() + "/rps_cpus"))
                        .isEqualTo(rps.print());
                assertThat(machine.cpus().maskWidth()).isLessThanOrEqualTo(rps.width());
            }
        }
        for (Irq irq : machine.irqs()) {
            String list = root.value("proc/irq/" + irq.number() + "/smp_affinity_list");
            if (list != null && irq.affinity() != null) {
                assertThat(irq.affinity().cpus()).isEqualTo(CpuSet.parse(list));
            }
        }
        assertThat(machine.nodes().stream().mapToInt(node -> node.cpus().size()).sum())
                .as("each CPU is on one node")
                .isEqualTo(machine.cpus().online().size());
        assertThat(machine.knob("net.ipv4.ip_local_port_range")).isNotNull();
    }
}
