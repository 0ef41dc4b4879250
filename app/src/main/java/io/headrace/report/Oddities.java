package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a look at a receive queue's path makes one stop at, in a few words each. Only what the
 * picture itself shows: whether it costs anything, and what mends it, is for a judgement.
 */
final class Oddities {
    private final Machine machine;
    private final Map<Integer, Cpu> cpus;
    private final Map<Integer, CpuSet> nodes;
    private final CpuSet online;
    private final Map<Integer, List<ReceivePath>> takers;

    Oddities(Machine machine) {
        this.machine = machine;
        cpus = new HashMap<>();
        machine.host().cpus().forEach(cpu -> cpus.put(cpu.id(), cpu));
        online = machine.host().online();
        nodes = new TreeMap<>();
        machine.nodes().forEach(node -> nodes.put(node.id(), node.cpus()));
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
        int node = path.nic().nodeOf(path.irq());
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
        CpuSet rps = path.rps();
        List<Integer> over =
                nodes.keySet().stream().filter(node -> ofNode(node).intersects(rps)).toList();
        if (over.size() > 1) {
            odd.add("RPS over " + over.size() + " nodes");
        } else if (interruptNode != Cpu.UNKNOWN
                && !over.contains(interruptNode)
                && !over.isEmpty()) {
            odd.add("RPS on another node");
        }
        if (rps.intersects(machine.cpus().isolated())
                || rps.intersects(machine.cpus().nohzFull())) {
            odd.add("RPS to isolated CPUs");
        }
        if (!online.containsAll(rps)) {
            odd.add("RPS to offline CPUs");
        }
    }

    private CpuSet ofNode(int node) {
        return nodes.getOrDefault(node, CpuSet.EMPTY);
    }
}
