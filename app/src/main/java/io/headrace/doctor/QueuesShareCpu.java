package io.headrace.doctor;

import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Several receive queues whose interrupts go to the same CPU, while others have none. */
final class QueuesShareCpu implements Rule {
    @Override
    public String id() {
        return "queues-share-cpu";
    }

    @Override
    public List<Finding> look(Machine machine) {
        Map<Integer, List<Serving>> byCpu = new TreeMap<>();
        for (Serving one : Serving.of(machine)) {
            if (one.irqCpu() >= 0) {
                byCpu.computeIfAbsent(one.irqCpu(), cpu -> new ArrayList<>()).add(one);
            }
        }
        CpuSet free = machine.host().online().filter(cpu -> !byCpu.containsKey(cpu));
        List<Finding> findings = new ArrayList<>();
        byCpu.forEach((cpu, queues) -> {
            if (queues.size() > 1 && !free.isEmpty()) {
                findings.add(finding(machine, cpu, queues, free));
            }
        });
        return findings;
    }

    private Finding finding(Machine machine, int cpu, List<Serving> queues, CpuSet free) {
        List<Fact> facts = new ArrayList<>();
        queues.forEach(one ->
                facts.add(
                        new Fact(
                                one.name() + " interrupts CPU",
                                Integer.toString(cpu),
                                KernelPaths.effectiveAffinity(one.irqNumber()))));
        Serving moved = queues.getLast();
        int node = moved.irqNode(machine);
        CpuSet near = free.filter(other -> node(machine, other) == node);
        int target = (near.isEmpty() ? free : near).first();
        Irq irq = moved.irq();
        boolean fixed = irq != null && Boolean.FALSE.equals(irq.writable());
        return new Finding(
                id(),
                Severity.MEDIUM,
                queues.size()
                        + " receive queues interrupt CPU "
                        + cpu
                        + " while "
                        + free.size()
                        + (free.size() == 1 ? " CPU has" : " CPUs have")
                        + " none",
                facts,
                fixed
                        ? Change.none("the kernel manages that interrupt and lets nobody move it")
                        : Change.write(
                                KernelPaths.smpAffinity(moved.irqNumber()),
                                machine.cpus().mask(CpuSet.of(target)),
                                "first stop what moves interrupts by itself, such as irqbalance"));
    }

    private static int node(Machine machine, int id) {
        Cpu cpu = machine.cpu(id);
        return cpu == null ? Cpu.UNKNOWN : cpu.node();
    }
}
