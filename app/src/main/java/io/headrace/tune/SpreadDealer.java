package io.headrace.tune;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whole cores of the device's node, shared out evenly among its queues: one core takes the
 * interrupt and nothing else, packets are dealt to the others, and to their second threads only
 * where there are too few. No more than seven, the most that the article found to help.
 *
 * <p>Where there are as many queues as cores, each queue has one and RPS is off: dealing packets
 * would only add a soft interrupt to each.
 */
final class SpreadDealer implements Dealer {
    private static final int RPS_MOST = 7;

    @Override
    public List<Group> deal(Machine machine, Goal goal, List<Place> wanted) {
        Map<Place, Integer> nodes = nodes(machine, goal, wanted);
        Map<Integer, List<CpuSet>> free = new TreeMap<>();
        Map<Integer, Integer> waiting = new TreeMap<>();
        for (int node : nodes.values()) {
            free.computeIfAbsent(node, number -> cores(machine, goal, number));
            waiting.merge(node, 1, Integer::sum);
        }
        List<Group> groups = new ArrayList<>();
        Map<Integer, Integer> next = new TreeMap<>();
        for (Place queue : wanted) {
            int node = nodes.getOrDefault(queue, Cpu.UNKNOWN);
            List<CpuSet> cores = free.getOrDefault(node, List.of());
            if (!cores.isEmpty()) {
                int turn = next.merge(node, 1, Integer::sum) - 1;
                groups.add(group(queue, node, share(cores, turn, waiting.getOrDefault(node, 1))));
            }
        }
        return groups;
    }

    /** The node of each queue: that of its device, else all in turn. */
    private static Map<Place, Integer> nodes(Machine machine, Goal goal, List<Place> wanted) {
        List<Integer> usable = usable(machine, goal);
        Map<Place, Integer> nodes = new HashMap<>();
        int turn = 0;
        for (Place queue : wanted) {
            NetDevice nic = machine.nic(queue.device());
            int near = nic == null ? Cpu.UNKNOWN : Queues.node(machine, nic, queue);
            if (usable.contains(near)) {
                nodes.put(queue, near);
            } else if (!usable.isEmpty()) {
                nodes.put(queue, usable.get(turn % usable.size()));
                turn++;
            }
        }
        return nodes;
    }

    private static List<Integer> usable(Machine machine, Goal goal) {
        return new TreeSet<>(machine.host().cpus().stream().map(Cpu::node).toList())
                .stream().filter(node -> !cores(machine, goal, node).isEmpty()).toList();
    }

    /** The cores of a node by number, without CPUs that are kept for something else. */
    private static List<CpuSet> cores(Machine machine, Goal goal, int node) {
        CpuSet others = machine.host().ofNode(node).minus(machine.cpus().kept());
        CpuSet free = others.minus(goal.application());
        return machine.host().cores().stream()
                .map(core -> core.intersect(free))
                .filter(core -> !core.isEmpty())
                .sorted(Comparator.comparingInt(CpuSet::first))
                .toList();
    }

    /** The turn-th of so many even shares; when there are more shares than cores, one in turn. */
    private static List<CpuSet> share(List<CpuSet> cores, int turn, int shares) {
        if (shares >= cores.size()) {
            return List.of(cores.get(turn % cores.size()));
        }
        int size = cores.size() / shares;
        return cores.subList(turn * size, turn * size + size);
    }

    private static Group group(Place queue, int node, List<CpuSet> cores) {
        int irqCpu = cores.getFirst().first();
        List<CpuSet> others = cores.subList(1, cores.size());
        CpuSet rps = CpuSet.of(others.stream().mapToInt(CpuSet::first).limit(RPS_MOST).toArray());
        CpuSet second = threads(others).minus(rps);
        if (rps.size() < RPS_MOST) {
            rps = rps.union(second.take(Math.min(second.size(), RPS_MOST - rps.size())));
        }
        String why =
                others.isEmpty()
                        ? "a core of node " + node + " for this queue alone"
                        : "the core of CPU "
                                + irqCpu
                                + " for the interrupt, others of node "
                                + node
                                + " for its packets";
        return new Group(queue, irqCpu, rps, node, why);
    }

    private static CpuSet threads(List<CpuSet> cores) {
        return cores.stream().reduce(CpuSet.EMPTY, CpuSet::union);
    }
}
