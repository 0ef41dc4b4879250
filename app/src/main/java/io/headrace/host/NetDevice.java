package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A network device with all that is known of it, Documentation/ABI/testing/sysfs-class-net and
 * sysfs-class-net-queues (Linux 6.12).
 *
 * @param name such as `eth0`
 * @param index the kernel's number of it, in this network namespace; {@link Cpu#UNKNOWN} when not
 *     told
 * @param kind what it is
 * @param driver of the hardware; null for a device without
 * @param driverVersion of the driver's module, where it has one; null for none
 * @param bus where the hardware is; null for a device without
 * @param node the NUMA node of the hardware; {@link Cpu#UNKNOWN} when not told, as in most guests
 * @param localCpus the CPUs next to the hardware; null when not told
 * @param speedMbps in 10^6 bit/s; null where a device has none, does not tell, or tells a speed
 *     that nothing limits it to
 * @param duplex `full` or `half`; null when not told
 * @param mtu the longest packet, in bytes; null when not told
 * @param mac its hardware address; null when not told
 * @param operState such as `up`, RFC 2863; null when not told
 * @param up whether it is switched on; false when not told
 * @param carrier whether the other end is there; null for a device that is not up
 * @param master the bond or bridge it is a member of; null for none
 * @param lower the devices below it: members of a bond or bridge, the device of a VLAN
 * @param peer the index of the device it leads to, the other end of a veth pair or the device of a
 *     VLAN, possibly in another network namespace; null for none
 * @param rxQueues by index
 * @param txQueues by index
 * @param polling settings of NAPI for the whole device
 * @param txQueueLen packets that may wait in its queueing discipline; null when not told
 * @param statistics since it was made, by the kernel's names
 * @param answers what only netlink and ioctl tell
 */
public record NetDevice(
        String name,
        int index,
        Kind kind,
        @Nullable String driver,
        @Nullable String driverVersion,
        @Nullable BusPlace bus,
        int node,
        @Nullable CpuSet localCpus,
        @Nullable Integer speedMbps,
        @Nullable String duplex,
        @Nullable Integer mtu,
        @Nullable String mac,
        @Nullable String operState,
        boolean up,
        @Nullable Boolean carrier,
        @Nullable String master,
        List<String> lower,
        @Nullable Integer peer,
        List<RxQueue> rxQueues,
        List<TxQueue> txQueues,
        Polling polling,
        @Nullable Integer txQueueLen,
        Map<String, Long> statistics,
        NicAnswers answers) {

    /** Names of Xen's own driver, by kernel and tool. */
    private static final Set<String> XEN = Set.of("vif", "xen-netfront", "xen_netfront");

    /** What a network device is. */
    public enum Kind {
        /** Hardware, be it emulated or handed through by a hypervisor. */
        PHYSICAL,
        LOOPBACK,
        BOND,
        BRIDGE,
        VLAN,
        VETH,
        TUN,
        /** Any other that the kernel makes by itself. */
        VIRTUAL
    }

    /**
     * Where hardware is.
     *
     * @param bus such as `pci`, `virtio`, `vmbus` or `xen`; null when not told
     * @param address of its function, such as `0000:00:03.0`, also below virtio; `vif-0` on Xen
     * @param vendor such as `0x8086`; null when not told
     * @param device such as `0x10ed`; null when not told
     */
    public record BusPlace(
            @Nullable String bus,
            String address,
            @Nullable String vendor,
            @Nullable String device) {}

    /**
     * Settings of NAPI, Documentation/networking/napi.rst (Linux 6.12); null where the kernel has
     * none.
     *
     * @param groFlushTimeoutNs after which packets held back for GRO are passed on
     * @param deferHardIrqs empty polls before interrupts are switched on again
     * @param threaded whether kernel threads poll instead of soft interrupts
     */
    public record Polling(
            @Nullable Long groFlushTimeoutNs,
            @Nullable Integer deferHardIrqs,
            @Nullable Boolean threaded) {}

    /**
     * The NUMA node next to one of its interrupts: a device may span functions on several nodes,
     * Documentation/networking/multi-pf-netdev.rst (Linux 6.12); {@link Cpu#UNKNOWN} when not told.
     */
    public int nodeOf(@Nullable Irq irq) {
        return node < 0 || irq == null || irq.node() < 0 ? node : irq.node();
    }

    /** Hardware that is up: what is made of software alone has no interrupts to place. */
    public boolean isServing() {
        return kind == Kind.PHYSICAL && up;
    }

    /** Whether its packets go through the driver of a Xen host. */
    public boolean isXen() {
        return driver != null && XEN.contains(driver);
    }

    public NetDevice {
        lower = List.copyOf(lower);
        rxQueues = List.copyOf(rxQueues);
        txQueues = List.copyOf(txQueues);
        statistics = Collections.unmodifiableMap(new TreeMap<>(statistics));
    }

    /** The same device, each queue with the interrupt that serves it, as far as one is known. */
    NetDevice servedBy(List<Irq> irqs) {
        Map<Integer, Integer> receiving = new TreeMap<>();
        Map<Integer, Integer> transmitting = new TreeMap<>();
        for (Irq irq : irqs) {
            NicVector vector = irq.vector();
            if (vector != null && vector.nic().equals(name)) {
                if (vector.receives()) {
                    receiving.putIfAbsent(vector.queue(), irq.number());
                }
                if (vector.transmits()) {
                    transmitting.putIfAbsent(vector.queue(), irq.number());
                }
            }
        }
        return new NetDevice(
                name,
                index,
                kind,
                driver,
                driverVersion,
                bus,
                node,
                localCpus,
                speedMbps,
                duplex,
                mtu,
                mac,
                operState,
                up,
                carrier,
                master,
                lower,
                peer,
                rxQueues.stream()
                        .map(queue -> queue.servedBy(receiving.get(queue.index())))
                        .toList(),
                txQueues.stream()
                        .map(queue -> queue.servedBy(transmitting.get(queue.index())))
                        .toList(),
                polling,
                txQueueLen,
                statistics,
                answers);
    }
}
