package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.Cpu;
import io.headrace.host.Gap;
import io.headrace.host.NetDevice;
import io.headrace.host.Routing;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A machine for the terminal: whole, marked where it is odd, and in at most 100 columns. */
class HostTextTest {
    private static List<String> lines(MadeMachine made) {
        List<String> lines = HostText.write(made.build()).lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= TextLines.WIDTH);
        assertThat(lines).allMatch(line -> line.equals(line.stripTrailing()));
        return lines;
    }

    private static MadeMachine with64Queues() {
        MadeMachine made = MadeMachine.usual(2, 1, 64, 2);
        return made.nic("eth0", "mlx5_core", 0, IntStream.range(0, 64).boxed().toList(), List.of());
    }

    @Test
    void theMachineIsOneHeadline() {
        assertThat(lines(MadeMachine.neighbours(1, 1, 1, 2)))
                .startsWith(
                        "2 CPUs · 1 node · Intel(R) Xeon(R) CPU E5-2680 v2 @ 2.80GHz"
                                + " · Linux 3.13.0-61-generic · clock xen",
                        "Amazon EC2 (aws c3.8xlarge)",
                        "memory 60 GiB, 56 GiB free · governor powersave · turbo on"
                                + " · idle states POLL C6",
                        "clocks xen tsc hpet acpi_pm");
    }

    @Test
    void nodesAreBoxesSideBySide() {
        assertThat(lines(MadeMachine.article()))
                .contains(
                        "┌─ node 0 · 16 CPUs · 30 GiB (28 GiB free) ──────┐"
                                + "┌─ node 1 · 16 CPUs · 30 GiB (28 GiB free) ──────┐",
                        "│ CPUs    0-15                                   │"
                                + "│ CPUs    16-31                                  │",
                        "│ cores   8: 0-1 2-3 … 14-15                     │"
                                + "│ cores   8: 16-17 18-19 … 30-31                 │",
                        "│         1 × L3 25 MiB for 16 CPUs              │"
                                + "│         1 × L3 25 MiB for 16 CPUs              │",
                        "│ far     20 to node 1                           │"
                                + "│ far     20 to node 0                           │",
                        "└────────────────────────────────────────────────┘"
                                + "└────────────────────────────────────────────────┘");
    }

    @Test
    void aNodeOfMemoryOnlyIsABoxToo() {
        assertThat(lines(MadeMachine.neighbours(1, 1, 1, 2).bareNode()))
                .anyMatch(line -> line.contains("│ no CPUs, memory only"));
    }

    @Test
    void cpusOfWhichNoNodeTellsAreABoxToo() {
        assertThat(lines(MadeMachine.article().untoldNode(1)))
                .anyMatch(line -> line.contains("┌─ node not told · 16 CPUs ─"))
                .anyMatch(line -> line.contains("│ CPUs    16-31 "));
    }

    @Test
    void eachQueueShowsItsInterruptsCpuAndRps() {
        assertThat(lines(MadeMachine.article()))
                .contains(
                        "eth0  ixgbevf 2.11.3-k · 0000:00:03.0 · 10 Gb/s · node not told"
                                + " · mtu 9001 · up · XDP native",
                        "      XDP generic · 2 rx queues, 2 tx queues",
                        "  channels  combined 2 of 8 · other 1 of 1",
                        "  rings     rx 512 of 4096 · tx 512 of 4096",
                        "  coalesce  adaptive-rx off · rx-usecs 1 · tx-usecs 0",
                        "  rx-0  irq 260  eth0-TxRx-0  → CPU 0 (node 0)   RPS 1-7"
                                + "    ! RPS to the IRQ CPU's sibling",
                        "  rx-1  irq 261  eth0-TxRx-1  → CPU 16 (node 1)  RPS 17-23"
                                + "  ! RPS to the IRQ CPU's sibling",
                        "  tx-0  irq 260  eth0-TxRx-0  → CPU 0 (node 0)   XPS 0",
                        "  control   irq 262 eth0");
    }

    @Test
    void queuesThatGoOnInEqualStepsAreOneLine() {
        assertThat(lines(with64Queues()))
                .contains(
                        "  rx-0…63  irq 260…323  eth0-TxRx-0…63  → CPU 0…63 (node 0)  RPS off",
                        "  tx-0…63  irq 260…323  eth0-TxRx-0…63  → CPU 0…63 (node 0)  XPS 0…63");
    }

    @Test
    void aQueueThatIsDifferentStandsByItself() {
        MadeMachine made = with64Queues();
        made.nic("eth1", "mlx5_core", 1, List.of(3), List.of("0-255"));
        assertThat(lines(made))
                .anyMatch(line -> line.startsWith("  rx-0…2 "))
                .anyMatch(line -> line.endsWith("! CPU shared by 2 queues"))
                .anyMatch(line -> line.startsWith("  rx-4…63 "))
                .contains(
                        "      ! CPU shared by 2 queues, IRQ off the NIC's node 1, "
                                + "RPS to the IRQ's own CPU, RPS over 2 nodes");
    }

    @Test
    void anInterruptThatMayGoAnywhereIsToldWithWhereItWent() {
        MadeMachine made = MadeMachine.usual(1, 1, 16, 2);
        made.nic("eth0", "ixgbevf", Cpu.UNKNOWN, List.of(-1), List.of(""));
        assertThat(lines(made))
                .contains(
                        "  rx-0  irq 260  eth0-TxRx-0  → any of CPU 0-31, most on 16  RPS off"
                                + "  ! IRQ has no CPU of its own");
    }

    @Test
    void severalQueuesOnOneCpuAreMarked() {
        MadeMachine made = MadeMachine.usual(1, 1, 8, 1);
        made.nic("eth0", "virtio_net", Cpu.UNKNOWN, Collections.nCopies(4, 5), List.of());
        assertThat(lines(made))
                .contains(
                        "  rx-0…3  irq 260…263  eth0-TxRx-0…3  → CPU 5  RPS off"
                                + "  ! CPU shared by 4 queues");
    }

    @Test
    void devicesWithoutAPathAreFolded() {
        MadeMachine made = MadeMachine.neighbours(1, 1, 1, 2);
        made.virtual("lo", NetDevice.Kind.LOOPBACK).virtual("ifb0", NetDevice.Kind.VIRTUAL);
        assertThat(lines(made.virtual("ifb1", NetDevice.Kind.VIRTUAL)))
                .contains(
                        "lo  loopback · down · 1 rx, 1 tx",
                        "ifb0, ifb1  virtual · down · 1 rx, 1 tx");
    }

    @Test
    void settingsAreGroupedAndThoseThatMatterLessCounted() {
        MadeMachine made = MadeMachine.article().knob("net.core.optmem_max", "1");
        assertThat(lines(made.knob("net.core.busy_poll", null)))
                .contains(
                        "  mm.transparent_hugepage  enabled always [madvise] never",
                        "  net.core                 somaxconn 128 · rps_sock_flow_entries 0"
                                + " · busy_poll not readable",
                        "  net.ipv4                 tcp_rmem 4096 87380 6291456",
                        "  and 1 that matter less, see --json");
    }

    @Test
    void whatChangesSettingsAndWhatCouldNotBeReadIsTold() {
        MadeMachine made = MadeMachine.neighbours(1, 1, 1, 2).rewriter("irqbalance");
        made.gap("proc/irq/38/smp_affinity", "EACCES", "CAP_DAC_READ_SEARCH");
        made.gap("proc/irq/39/smp_affinity", "EACCES", "CAP_DAC_READ_SEARCH");
        made.gap(new Gap("netlink:netdev", "ENOENT", null, "came with Linux 6.3"));
        made.gap(new Gap("ethtool eth0 rings", "EOPNOTSUPP", null));
        made.gap(new Gap("ethtool eth0 rss", "EOPNOTSUPP", null, "the kernel says \"no RSS\""));
        assertThat(lines(made)).noneMatch(line -> line.contains("eth0 rings"));
        assertThat(lines(made))
                .contains(
                        "  netlink:netdev: ENOENT: came with Linux 6.3",
                        "  ethtool eth0 rss: EOPNOTSUPP: the kernel says \"no RSS\"",
                        "! irqbalance (process 812) changes interrupts",
                        "  proc/irq/38/smp_affinity and 1 more like it:"
                                + " EACCES (needs CAP_DAC_READ_SEARCH)");
    }

    @Test
    void aTerminalDoesNotObeyNames() {
        MadeMachine made = MadeMachine.neighbours(1, 1, 1, 2).rewriter("\u001b[2Jevil");
        made.nic("eth0", "drv\u0007", Cpu.UNKNOWN, List.of(0), List.of());
        assertThat(String.join("", lines(made))).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void aVlanIsToldWithItsNumber() {
        assertThat(lines(MadeMachine.usual(1, 1, 1, 1).vlan("eth0.7", 7)))
                .contains("eth0.7  vlan 7 · down · 1 rx, 1 tx");
    }

    @Test
    void routingIsToldInShort() {
        assertThat(lines(MadeMachine.article()))
                .contains(
                        "  routing     default over eth0 · 2 routes in 2 tables"
                                + " · 1 rule beside the usual");
        assertThat(HostRoutingText.write(Routing.NONE)).isEmpty();
        assertThat(HostRoutingText.write(new Routing(List.of(), List.of(), List.of())))
                .containsExactly("no default route", "0 routes in 0 tables");
    }
}
