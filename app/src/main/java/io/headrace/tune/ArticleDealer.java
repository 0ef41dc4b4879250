package io.headrace.tune;

import io.headrace.host.Machine;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * Each node's CPUs by number, cut into groups of eight: the first takes the interrupt, the other
 * seven are for RPS. Queues are dealt out over the nodes in turn.
 */
final class ArticleDealer implements Dealer {
    private static final int SIZE = 8;

    @Override
    public List<Group> deal(Machine machine, Goal goal, List<Place> wanted) {
        Iterator<Cut> cuts = inTurn(machine).iterator();
        List<Group> groups = new ArrayList<>();
        for (Place queue : wanted) {
            if (cuts.hasNext()) {
                groups.add(group(queue, cuts.next()));
            }
        }
        return groups;
    }

    private record Cut(int node, CpuSet cpus) {}

    private static Group group(Place queue, Cut cut) {
        int first = cut.cpus.first();
        return new Group(
                queue,
                first,
                cut.cpus.minus(CpuSet.of(first)),
                cut.node,
                "the group of CPUs " + cut.cpus.print() + " on node " + cut.node);
    }

    /** The first group of each node, then the second of each, and so on. */
    private static List<Cut> inTurn(Machine machine) {
        List<List<Cut>> nodes = new ArrayList<>();
        for (int node : new TreeSet<>(machine.host().cpus().stream().map(c -> c.node()).toList())) {
            nodes.add(cut(node, machine.host().ofNode(node)));
        }
        List<Cut> all = new ArrayList<>();
        int longest = nodes.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Cut> cuts : nodes) {
                if (i < cuts.size()) {
                    all.add(cuts.get(i));
                }
            }
        }
        return all;
    }

    private static List<Cut> cut(int node, CpuSet cpus) {
        List<Cut> cuts = new ArrayList<>();
        for (CpuSet rest = cpus; !rest.isEmpty(); ) {
            CpuSet next = rest.take(Math.min(SIZE, rest.size()));
            cuts.add(new Cut(node, next));
            rest = rest.minus(next);
        }
        return cuts;
    }
}
