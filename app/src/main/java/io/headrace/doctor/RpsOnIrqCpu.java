package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;

/** RPS deals packets to the very CPU that takes the interrupt, or to its sibling. */
final class RpsOnIrqCpu implements Rule {
    @Override
    public String id() {
        return "rps-on-irq-cpu";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        for (Serving one : Serving.of(machine)) {
            CpuSet core = one.irqCore(machine);
            CpuSet rest = one.rps().minus(core);
            if (one.rps().intersects(core) && !rest.isEmpty()) {
                findings.add(finding(machine, one, core, rest));
            }
        }
        return findings;
    }

    private Finding finding(Machine machine, Serving one, CpuSet core, CpuSet rest) {
        boolean itself = one.rps().contains(one.irqCpu());
        String path = KernelPaths.rpsCpus(one.nic().name(), one.queue().index());
        return new Finding(
                id(),
                itself ? Severity.HIGH : Severity.LOW,
                "RPS of "
                        + one.name()
                        + " includes CPU "
                        + one.rps().intersect(core).print()
                        + (itself
                                ? ", which takes its interrupt and is the first to be full"
                                : ", which shares the core that takes its interrupt"),
                List.of(
                        new Fact("rps_cpus", machine.cpus().mask(one.rps()), path),
                        new Fact("interrupt goes to CPU", one.irqCpus().print(), "its affinity"),
                        new Fact("CPUs of that core", core.print(), "topology")),
                Change.write(
                        path, machine.cpus().mask(rest), "the CPU of the interrupt is left to it"));
    }
}
