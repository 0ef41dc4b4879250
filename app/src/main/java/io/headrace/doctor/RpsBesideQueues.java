package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.List;

/** RPS although every CPU has a receive queue of its own. */
final class RpsBesideQueues implements Rule {
    @Override
    public String id() {
        return "rps-beside-queues";
    }

    @Override
    public List<Finding> look(Machine machine) {
        int cpus = machine.host().online().size();
        return Serving.of(machine).stream()
                .filter(one -> one.steers() && one.nic().rxQueues().size() >= cpus)
                .map(one -> finding(machine, one, cpus))
                .toList();
    }

    private Finding finding(Machine machine, Serving one, int cpus) {
        String path = KernelPaths.rpsCpus(one.nic().name(), one.queue().index());
        return new Finding(
                id(),
                Severity.LOW,
                "RPS of "
                        + one.name()
                        + " is on although "
                        + one.nic().rxQueues().size()
                        + " queues serve "
                        + cpus
                        + (cpus == 1 ? " CPU" : " CPUs")
                        + ": each packet takes a second way",
                List.of(new Fact("rps_cpus", machine.cpus().mask(one.rps()), path)),
                Change.write(path, machine.cpus().mask(CpuSet.EMPTY), "switches RPS off"));
    }
}
