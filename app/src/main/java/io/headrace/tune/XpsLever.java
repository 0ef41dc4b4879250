package io.headrace.tune;

import io.headrace.host.Cpu;
import io.headrace.host.NetDevice;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * XPS: each CPU sends by the queue of the group it is in; the others are shared out among the
 * queues of their node, so that no CPU is without one.
 */
final class XpsLever implements Lever {
    @Override
    public String name() {
        return "xps";
    }

    @Override
    public void plan(Draft draft) {
        List<Group> groups = draft.groups();
        for (NetDevice nic : draft.nics()) {
            int queues =
                    draft.isRenewed(Place.rx(nic.name(), 0))
                            ? draft.rxQueues(nic)
                            : nic.txQueues().size();
            List<Group> own =
                    groups.stream()
                            .filter(group -> group.queue().device().equals(nic.name()))
                            .filter(group -> group.queue().index() < queues)
                            .toList();
            if (queues > 1 && own.size() == queues) {
                share(draft, own);
            }
        }
    }

    private static void share(Draft draft, List<Group> groups) {
        Map<Group, CpuSet> shares = new HashMap<>();
        List<Cpu> rest = new ArrayList<>();
        groups.forEach(group -> shares.put(group, CpuSet.EMPTY));
        for (Cpu cpu : draft.machine().host().cpus()) {
            Group home = home(groups, cpu);
            if (home == null) {
                rest.add(cpu);
            } else {
                shares.merge(home, CpuSet.of(cpu.id()), CpuSet::union);
            }
        }
        for (Cpu cpu : rest) {
            shares.merge(smallest(groups, shares, cpu.node()), CpuSet.of(cpu.id()), CpuSet::union);
        }
        for (Group group : groups) {
            CpuSet cpus = shares.getOrDefault(group, CpuSet.EMPTY);
            draft.want(
                    "xps.cpus",
                    Place.tx(group.queue().device(), group.queue().index()),
                    draft.machine().cpus().mask(cpus),
                    Queues.named(cpus) + " send by the queue they receive from");
        }
    }

    private static @Nullable Group home(List<Group> groups, Cpu cpu) {
        for (Group group : groups) {
            CpuSet all = group.rps().union(CpuSet.of(group.irqCpu()));
            if (all.contains(cpu.id())) {
                return group;
            }
        }
        return null;
    }

    /** The queue with the fewest CPUs, of the same node if there is one. */
    private static Group smallest(List<Group> groups, Map<Group, CpuSet> shares, int node) {
        List<Group> near = groups.stream().filter(group -> group.node() == node).toList();
        List<Group> candidates = near.isEmpty() ? groups : near;
        Group least = candidates.getFirst();
        for (Group group : candidates) {
            if (size(shares, group) < size(shares, least)) {
                least = group;
            }
        }
        return least;
    }

    private static int size(Map<Group, CpuSet> shares, Group group) {
        return shares.getOrDefault(group, CpuSet.EMPTY).size();
    }
}
