package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headrace.host.NicVector.Evidence;
import io.headrace.host.NicVector.Role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Objects;

/** The rules of who owns an interrupt where machines of the fixtures do not lead to them. */
class NicVectorsTest {
    private static final String NET = "sys/class/net/";

    @TempDir Path folder;

    private final StringBuilder table = new StringBuilder("  CPU0\n");

    private void nic(String name, String address, int queues, int... msiIrqs) {
        Hosts.write(folder, NET + name + "/device/uevent", "PCI_SLOT_NAME=" + address + "\n");
        for (int irq : msiIrqs) {
            Hosts.write(folder, NET + name + "/device/msi_irqs/" + irq, "msix\n");
        }
        for (int queue = 0; queue < queues; queue++) {
            Hosts.write(folder, NET + name + "/queues/rx-" + queue + "/rps_cpus", "0\n");
            Hosts.write(folder, NET + name + "/queues/tx-" + queue + "/tx_timeout", "0\n");
        }
    }

    private void irq(int number, String name) {
        table.append(number).append(": 1 PCI-MSI ").append(number).append("-edge ");
        table.append(name).append('\n');
    }

    private Machine read() {
        Hosts.write(folder, "proc/interrupts", table.toString());
        return Machine.read(HostRoot.of(folder));
    }

    private static @Nullable NicVector vector(Machine machine, int irq) {
        return Objects.requireNonNull(machine.irq(irq)).vector();
    }

    @Test
    void aNameIsAWholeWord() {
        nic("eth0", "0000:01:00.0", 4);
        nic("eth01", "0000:01:00.1", 4);
        irq(10, "eth01-TxRx-3");
        irq(11, "i40e-eth0-TxRx-2");
        irq(12, "xeth0-TxRx-2");
        irq(13, "mlx5_comp1@pci:0000:01:00.1");

        assertThat(read().irqs())
                .extracting(Irq::number, irq -> irq.vector() == null ? null : irq.vector().nic())
                .containsExactly(
                        tuple(10, "eth01"), tuple(11, "eth0"), tuple(12, null), tuple(13, "eth01"));
    }

    @Test
    void theListOfTheFunctionCountsMoreThanTheName() {
        nic("eth0", "0000:01:00.0", 1, 20);
        nic("eth1", "0000:02:00.0", 1);
        irq(20, "eth1-TxRx-0"); // renamed since the driver asked for it

        assertThat(vector(read(), 20))
                .isEqualTo(new NicVector("eth0", Role.BOTH, 0, true, Evidence.MSI_IRQS));
    }

    @Test
    void twoPortsOfOneFunctionAreToldApartByName() {
        nic("eth0", "0000:01:00.0", 1, 30, 31, 32);
        nic("eth1", "0000:01:00.0", 1, 30, 31, 32);
        irq(30, "eth0-TxRx-0");
        irq(31, "eth1-TxRx-0");
        irq(32, "async");
        Machine machine = read();

        assertThat(machine.nic("eth0")).isNotNull();
        assertThat(machine.irqsOf("eth0")).extracting(Irq::number).containsExactly(30, 32);
        assertThat(machine.irqsOf("eth1")).extracting(Irq::number).containsExactly(31);
    }

    @Test
    void theOnlyInterruptOfADeviceAnnouncesItsPackets() {
        nic("eth0", "0000:01:00.0", 1);
        irq(16, "ehci_hcd:usb1, eth0");
        Machine machine = read();

        assertThat(vector(machine, 16))
                .isEqualTo(new NicVector("eth0", Role.BOTH, 0, true, Evidence.ACTION));
        assertThat(Objects.requireNonNull(machine.irq(16)).name()).isEqualTo("ehci_hcd:usb1, eth0");
    }

    @Test
    void mlx4CountsItsVectorsFromAnyNumber() {
        nic("eth0", "0000:04:00.0", 2, 40, 41, 42);
        irq(40, "mlx4-async@pci:0000:04:00.0");
        irq(41, "mlx4-1@0000:04:00.0");
        irq(42, "mlx4-2@0000:04:00.0");
        Machine machine = read();

        assertThat(Objects.requireNonNull(machine.nic("eth0")).rxQueues())
                .extracting(RxQueue::index, RxQueue::irq)
                .containsExactly(tuple(0, 41), tuple(1, 42));
        assertThat(Objects.requireNonNull(vector(machine, 40)).role()).isEqualTo(Role.CONTROL);
    }

    @Test
    void xenHasARowForEachDirection() {
        nic("eth0", "vif-0", 2);
        irq(70, "eth0-q0-tx");
        irq(71, "eth0-q0-rx");
        irq(72, "eth0-q1-tx");
        irq(73, "eth0-q1-rx");
        NetDevice eth0 = Objects.requireNonNull(read().nic("eth0"));

        assertThat(eth0.rxQueues()).extracting(RxQueue::irq).containsExactly(71, 73);
        assertThat(eth0.txQueues()).extracting(TxQueue::irq).containsExactly(70, 72);
    }

    @Test
    void deviceWithoutHardwareOwnsNone() {
        Hosts.write(folder, NET + "rtc0/ifindex", "9\n");
        irq(8, "rtc0");

        assertThat(vector(read(), 8)).isNull();
    }

    @Test
    void netlinkAloneTellsAnOwner() {
        nic("eth0", "0000:08:00.0", 1);
        Hosts.write(folder, "netlink/eth0", "napi 5 irq 90\nqueue rx 0 5\nqueue tx 3 5\n");
        irq(90, "something@pci:0000:09:00.0");

        assertThat(vector(read(), 90))
                .isEqualTo(new NicVector("eth0", Role.BOTH, 0, true, Evidence.NAPI));
    }
}
