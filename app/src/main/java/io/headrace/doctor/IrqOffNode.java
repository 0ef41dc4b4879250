package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.List;

/** An interrupt that goes to a CPU of another NUMA node than its device. */
final class IrqOffNode implements Rule {
    @Override
    public String id() {
        return "irq-off-node";
    }

    @Override
    public List<Finding> look(Machine machine) {
        return Serving.of(machine).stream()
                .filter(one -> one.deviceNode() >= 0 && one.irqNode(machine) >= 0)
                .filter(one -> one.irqNode(machine) != one.deviceNode())
                .filter(one -> !machine.host().ofNode(one.deviceNode()).isEmpty())
                .map(one -> finding(machine, one))
                .toList();
    }

    private Finding finding(Machine machine, Serving one) {
        int number = one.irqNumber();
        int node = one.deviceNode();
        CpuSet near = machine.host().ofNode(node);
        return new Finding(
                id(),
                Severity.MEDIUM,
                one.name()
                        + " interrupts CPU "
                        + one.irqCpu()
                        + " of node "
                        + one.irqNode(machine)
                        + ", its device is on node "
                        + node,
                List.of(
                        new Fact(
                                "interrupt goes to CPU",
                                one.irqCpus().print(),
                                KernelPaths.effectiveAffinity(number)),
                        new Fact(
                                "node of the device",
                                Integer.toString(node),
                                KernelPaths.irqNode(number))),
                Change.write(
                        KernelPaths.smpAffinity(number),
                        machine.cpus().mask(CpuSet.of(cpu(near, one.queue().index()))),
                        "first stop what moves interrupts by itself, such as irqbalance"));
    }

    /** Queues in turn over the CPUs of the node. */
    private static int cpu(CpuSet near, int queue) {
        return near.toArray()[queue % near.size()];
    }
}
