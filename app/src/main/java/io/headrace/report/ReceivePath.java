package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.host.RxQueue;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The way of the packets of one receive queue: its interrupt, the CPU that takes it, and the CPUs
 * that RPS deals them to.
 *
 * @param nic the queue's device
 * @param queue where packets come in
 * @param irq its interrupt; null when not known
 * @param interruptCpus where the interrupt goes: to the effective CPUs, else to any of its
 *     affinity; none when not known
 * @param rps where RPS deals the packets to; none when it is off or not told
 */
record ReceivePath(
        NetDevice nic, RxQueue queue, @Nullable Irq irq, CpuSet interruptCpus, CpuSet rps) {

    /** The paths of a device, by queue. */
    static List<ReceivePath> of(Machine machine, NetDevice nic) {
        return nic.rxQueues().stream().map(queue -> of(machine, nic, queue)).toList();
    }

    /** The paths of all devices, by device and queue. */
    static List<ReceivePath> all(Machine machine) {
        return machine.nics().stream().flatMap(nic -> of(machine, nic).stream()).toList();
    }

    private static ReceivePath of(Machine machine, NetDevice nic, RxQueue queue) {
        Irq irq = queue.irq() == null ? null : machine.irq(queue.irq());
        CpuSet rps = queue.rpsCpus() == null ? CpuSet.EMPTY : queue.rpsCpus().cpus();
        return new ReceivePath(nic, queue, irq, targets(irq, machine), rps);
    }

    /** Where an interrupt goes; none when not known. */
    static CpuSet targets(@Nullable Irq irq, Machine machine) {
        if (irq == null) {
            return CpuSet.EMPTY;
        }
        if (irq.effective() != null && !irq.effective().isEmpty()) {
            return irq.effective();
        }
        return irq.affinity() == null
                ? CpuSet.EMPTY
                : irq.affinity().cpus().intersect(machine.host().online());
    }

    /** Whether the interrupt has no CPU of its own. */
    boolean floats() {
        return interruptCpus.size() > 1;
    }

    /**
     * The CPU that takes the interrupt, of several the one that took it most often; {@link
     * Cpu#UNKNOWN} when not known.
     */
    int cpu() {
        if (interruptCpus.size() == 1) {
            return interruptCpus.first();
        }
        int busiest = irq == null ? Cpu.UNKNOWN : irq.counts().busiest();
        return interruptCpus.contains(busiest) ? busiest : Cpu.UNKNOWN;
    }

    String name() {
        return "rx-" + queue.index();
    }
}
