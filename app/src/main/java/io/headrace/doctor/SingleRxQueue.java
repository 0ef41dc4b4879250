package io.headrace.doctor;

import io.headrace.host.Channels;
import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.List;

/**
 * A device with one receive queue and nothing that spreads its packets, while other CPUs are there.
 */
final class SingleRxQueue implements Rule {
    /** The article found seven good. */
    private static final int SPREAD_MAX = 7;

    @Override
    public String id() {
        return "single-rx-queue";
    }

    @Override
    public List<Finding> look(Machine machine) {
        if (machine.host().online().size() < 2) {
            return List.of();
        }
        return Serving.of(machine).stream()
                .filter(one -> one.nic().rxQueues().size() == 1 && !one.steers())
                .map(one -> finding(machine, one))
                .toList();
    }

    private Finding finding(Machine machine, Serving one) {
        String path = KernelPaths.rpsCpus(one.nic().name(), one.queue().index());
        return new Finding(
                id(),
                machine.host().online().size() > 2 ? Severity.HIGH : Severity.MEDIUM,
                one.nic().name()
                        + " has one receive queue and RPS is off: one CPU of "
                        + machine.host().online().size()
                        + " takes in every packet",
                List.of(
                        new Fact("receive queues", "1", KernelPaths.queues(one.nic().name())),
                        new Fact("interrupt goes to CPU", one.irqCpus().print(), "its affinity"),
                        new Fact("rps_cpus", machine.cpus().mask(one.rps()), path)),
                change(machine, one, path));
    }

    private static Change change(Machine machine, Serving one, String path) {
        Channels channels = one.nic().answers().channels();
        Integer most = channels == null ? null : channels.combinedMax();
        if (most != null && most > 1) {
            int wanted = Math.min(most, machine.host().cores().size());
            return Change.of(
                    "ethtool -L " + one.nic().name() + " combined " + wanted,
                    "the device drops packets for a moment while queues are made");
        }
        CpuSet near = near(machine, one);
        CpuSet spread = near.take(Math.min(SPREAD_MAX, near.size()));
        return spread.isEmpty()
                ? Change.none("no CPU is left beside that of the interrupt")
                : Change.write(
                        path,
                        machine.cpus().mask(spread),
                        "the device has no more queues, so the kernel deals packets out (RPS)");
    }

    /** CPUs of the interrupt's node, other cores first choice, its own CPU never. */
    private static CpuSet near(Machine machine, Serving one) {
        int node = one.irqNode(machine);
        CpuSet all = node < 0 ? machine.host().online() : machine.host().ofNode(node);
        CpuSet otherCores = all.minus(one.irqCore(machine)).minus(machine.cpus().kept());
        CpuSet candidates =
                otherCores.isEmpty()
                        ? all.minus(one.irqCpus()).minus(machine.cpus().kept())
                        : otherCores;
        return one.irqCpu() < 0 && candidates.size() == all.size()
                ? candidates.minus(CpuSet.of(all.first()))
                : candidates;
    }
}
