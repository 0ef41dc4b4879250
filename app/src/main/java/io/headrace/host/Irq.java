package io.headrace.host;

import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An interrupt of a device: its row in `proc/interrupts` and its folder `proc/irq/N`,
 * Documentation/core-api/irq/irq-affinity.rst, kernel/irq/proc.c (Linux 6.12).
 *
 * @param number the kernel's; it changes when queues are made anew
 * @param chip such as `PCI-MSIX-0000:00:03.0` or `xen-pirq-msi-x`; null when not told
 * @param hardware the chip's own number and its trigger, such as `1-edge`; null when not told
 * @param actions who takes it, such as `eth0-TxRx-0`; several share a line, and none may be named
 * @param counts how often it came, since boot
 * @param affinity the CPUs it may go to, in the form to write back; null when not told
 * @param effective the CPUs it does go to; null when not told, as before Linux 4.13
 * @param hint the CPUs its driver wishes, none for no wish; null when not told
 * @param node the NUMA node of its device; {@link Cpu#UNKNOWN} when not told
 * @param writable whether its affinity can be set; false for one that the kernel manages, which the
 *     file's mode tells from Linux 6.12 on; null when not told
 * @param vector what it does for a network device; null when it belongs to none
 */
public record Irq(
        int number,
        @Nullable String chip,
        @Nullable String hardware,
        List<String> actions,
        CpuCounts counts,
        @Nullable CpuMask affinity,
        @Nullable CpuSet effective,
        @Nullable CpuSet hint,
        int node,
        @Nullable Boolean writable,
        @Nullable NicVector vector) {
    public Irq {
        actions = List.copyOf(actions);
    }

    /** All names of those who take it, with commas as the kernel writes them; may be empty. */
    public String name() {
        return String.join(", ", actions);
    }

    /** The CPUs it goes to: those it does, else those it may; none when neither is told. */
    public CpuSet targets() {
        if (effective != null && !effective.isEmpty()) {
            return effective;
        }
        return affinity == null ? CpuSet.EMPTY : affinity.cpus();
    }

    /** The same interrupt, with what it does for a network device. */
    Irq serving(@Nullable NicVector task) {
        return new Irq(
                number, chip, hardware, actions, counts, affinity, effective, hint, node, writable,
                task);
    }
}
