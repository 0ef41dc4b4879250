package io.headrace.doctor;

import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.host.RxQueue;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A receive queue that serves: of hardware that is up, with what steers its packets.
 *
 * @param irq its interrupt; null when not known
 * @param irqCpus where its interrupt goes: the CPU that took nearly all of them where several may;
 *     none when not told
 * @param rps the CPUs its packets are dealt to; none when RPS is off
 */
record Serving(NetDevice nic, RxQueue queue, @Nullable Irq irq, CpuSet irqCpus, CpuSet rps) {
    /** A CPU that took this share of the interrupts is where they go. */
    private static final double NEARLY_ALL = 0.9;

    /** Those of a machine, by device, then queue. */
    static List<Serving> of(Machine machine) {
        CpuSet online = machine.host().online();
        List<Serving> all = new ArrayList<>();
        for (NetDevice nic : machine.nics()) {
            if (nic.isServing()) {
                nic.rxQueues().forEach(queue -> all.add(of(machine, nic, queue, online)));
            }
        }
        return all;
    }

    private static Serving of(Machine machine, NetDevice nic, RxQueue queue, CpuSet online) {
        Irq irq = queue.irq() == null ? null : machine.irq(queue.irq());
        CpuMask mask = queue.rpsCpus();
        return new Serving(
                nic,
                queue,
                irq,
                irq == null ? CpuSet.EMPTY : taking(irq).intersect(online),
                mask == null ? CpuSet.EMPTY : mask.cpus());
    }

    private static CpuSet taking(Irq irq) {
        CpuSet may = irq.targets();
        int busiest = irq.counts().busiest();
        boolean one =
                may.size() > 1
                        && busiest >= 0
                        && irq.counts().on(busiest) >= NEARLY_ALL * irq.counts().total();
        return one ? CpuSet.of(busiest) : may;
    }

    /** {@code eth0 rx-0}. */
    String name() {
        return nic.name() + " rx-" + queue.index();
    }

    boolean steers() {
        return !rps.isEmpty();
    }

    /**
     * The one CPU that takes its interrupt; {@link Cpu#UNKNOWN} when several may, or none is told.
     */
    int irqCpu() {
        return irqCpus.size() == 1 ? irqCpus.first() : Cpu.UNKNOWN;
    }

    /** The node of that CPU; {@link Cpu#UNKNOWN} when not told. */
    int irqNode(Machine machine) {
        Cpu cpu = machine.cpu(irqCpu());
        return cpu == null ? Cpu.UNKNOWN : cpu.node();
    }

    /** The node its device is next to; {@link Cpu#UNKNOWN} when not told. */
    int deviceNode() {
        return nic.nodeOf(irq);
    }

    /** The number of its interrupt; {@link Cpu#UNKNOWN} when not told. */
    int irqNumber() {
        return irq == null ? Cpu.UNKNOWN : irq.number();
    }

    /** The CPUs of the core that takes its interrupt; none when not told. */
    CpuSet irqCore(Machine machine) {
        Cpu cpu = machine.cpu(irqCpu());
        return cpu == null ? CpuSet.EMPTY : cpu.siblings();
    }
}
