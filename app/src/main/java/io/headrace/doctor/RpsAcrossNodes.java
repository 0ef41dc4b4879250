package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;

/** RPS deals packets to CPUs of another NUMA node than that of the interrupt. */
final class RpsAcrossNodes implements Rule {
    @Override
    public String id() {
        return "rps-across-nodes";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        for (Serving one : Serving.of(machine)) {
            int node = one.irqNode(machine);
            CpuSet near = machine.host().ofNode(node);
            CpuSet far = one.rps().intersect(machine.host().online()).minus(near);
            if (node >= 0 && !far.isEmpty()) {
                findings.add(finding(machine, one, near, far));
            }
        }
        return findings;
    }

    private Finding finding(Machine machine, Serving one, CpuSet near, CpuSet far) {
        String path = KernelPaths.rpsCpus(one.nic().name(), one.queue().index());
        CpuSet rest = one.rps().intersect(near).minus(one.irqCore(machine));
        return new Finding(
                id(),
                Severity.MEDIUM,
                "RPS of "
                        + one.name()
                        + " crosses to CPU "
                        + far.print()
                        + " of another node than that of its interrupt",
                List.of(
                        new Fact("rps_cpus", machine.cpus().mask(one.rps()), path),
                        new Fact("CPUs of the interrupt's node", near.print(), "topology")),
                rest.isEmpty()
                        ? Change.none("no CPU of the mask is on that node: choose others there")
                        : Change.write(
                                path,
                                machine.cpus().mask(rest),
                                "what is left is on one node, without the interrupt's core"));
    }
}
