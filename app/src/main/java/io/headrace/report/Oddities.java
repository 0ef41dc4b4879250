package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a look at a receive queue's path makes one stop at, in a few words each. Only what the
 * picture itself shows: whether it costs anything, and what mends it, is for a judgement.
 */
final class Oddities {
    private final Machine machine;
    private final Map<Integer, Cpu> cpus;
    private final Map<Integer, List<ReceivePath>> takers;

    Oddities(Machine machine) {
        this.machine = machine;
        cpus = new HashMap<>();
        machine.host().cpus().forEach(cpu -> cpus.put(cpu.id(), cpu));
        takers =
                ReceivePath.all(machine).stream()
                        .filter(path -> path.interruptCpus().size() == 1)
                        .collect(Collectors.groupingBy(ReceivePath::cpu));
    }

    /** The words for a path; none when nothing is odd. */
    List<String> of(ReceivePath path) {
        List<String> odd = new ArrayList<>();
        if (path.floats()) {
            odd.add("IRQ has no CPU of its own");
        }
        addSharing(odd, path);
        Cpu cpu = cpus.get(path.cpu());
        if (cpu != null) {
            addPlace(odd, path, cpu);
        }
        addSteering(odd, path, cpu == null ? Cpu.UNKNOWN : cpu.node());
        return odd;
    }

    private void addSharing(List<String> odd, ReceivePath path) {
        int sharing = takers.getOrDefault(path.cpu(), List.of()).size();
        if (path.interruptCpus().size() == 1 && sharing > 1) {
            odd.add("CPU shared by " + sharing + " queues");
        }
    }

    private void addPlace(List<String> odd, ReceivePath path, Cpu cpu) {
        int node = path.nic().node();
        if (node != Cpu.UNKNOWN && machine.nodes().size() > 1 && node != cpu.node()) {
            odd.add("IRQ off the NIC's node " + node);
        }
        CpuSet siblings = cpu.siblings().minus(CpuSet.of(cpu.id()));
        if (path.rps().contains(cpu.id())) {
            odd.add("RPS to the IRQ's own CPU");
        } else if (path.rps().intersects(siblings)) {
            odd.add("RPS to the IRQ CPU's sibling");
        }
    }

    private void addSteering(List<String> odd, ReceivePath path, int interruptNode) {
        CpuSet online = path.rps().intersect(machine.host().online());
        long nodes = online.stream().map(this::node).distinct().count();
        boolean leaves =
                interruptNode != Cpu.UNKNOWN
                        && online.stream().anyMatch(id -> node(id) != interruptNode);
        if (nodes > 1 || leaves) {
            odd.add(nodes > 1 ? "RPS over " + nodes + " nodes" : "RPS on another node");
        }
        if (online.intersects(machine.cpus().isolated().union(machine.cpus().nohzFull()))) {
            odd.add("RPS to isolated CPUs");
        }
        if (!online.equals(path.rps())) {
            odd.add("RPS to offline CPUs");
        }
    }

    private int node(int id) {
        Cpu cpu = cpus.get(id);
        return cpu == null ? Cpu.UNKNOWN : cpu.node();
    }
}
