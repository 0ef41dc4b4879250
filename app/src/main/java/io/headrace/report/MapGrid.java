package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NumaNode;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * In which box and row of a picture each CPU stands.
 *
 * @param nodes by number
 * @param threads CPUs of the largest core
 * @param coresInRow of the fullest row
 */
record MapGrid(List<Node> nodes, int threads, int coresInRow) {
    /** A NUMA node; none of its packages for one of memory only. */
    record Node(NumaNode node, List<CpuPackage> packages) {}

    /** A package, or the part of it that is in one node. */
    record CpuPackage(int id, List<Row> rows) {}

    /** Cores side by side, each as its CPUs. */
    record Row(List<CpuSet> cores) {
        CpuSet cpus() {
            return CpuSet.of(cores.stream().flatMapToInt(CpuSet::stream).toArray());
        }
    }

    static MapGrid of(Machine machine) {
        List<Cpu> cpus = machine.host().cpus();
        int threads = cpus.stream().mapToInt(cpu -> cpu.siblings().size()).max().orElse(1);
        int inRow = Math.max(1, cellsInRow(cpus.size()) / threads);
        List<Node> nodes = new ArrayList<>();
        for (NumaNode node : HostNodesText.nodes(machine)) {
            nodes.add(new Node(node, packages(machine, node, inRow)));
        }
        int most =
                nodes.stream()
                        .flatMap(node -> node.packages().stream())
                        .flatMap(one -> one.rows().stream())
                        .mapToInt(row -> row.cores().size())
                        .max()
                        .orElse(1);
        return new MapGrid(List.copyOf(nodes), threads, most);
    }

    /** As many as keep the picture about as wide as high. */
    private static int cellsInRow(int cpus) {
        return cpus <= 256 ? 16 : cpus <= 1024 ? 32 : 64;
    }

    private static List<CpuPackage> packages(Machine machine, NumaNode node, int inRow) {
        Map<Integer, List<Cpu>> packages =
                machine.host().cpus().stream()
                        .filter(cpu -> node.cpus().contains(cpu.id()))
                        .collect(
                                Collectors.groupingBy(
                                        Cpu::packageId, TreeMap::new, Collectors.toList()));
        List<CpuSet> cores = machine.host().cores();
        return packages.entrySet().stream()
                .map(one -> new CpuPackage(one.getKey(), rows(cores, one.getValue(), inRow)))
                .toList();
    }

    private static List<Row> rows(List<CpuSet> cores, List<Cpu> cpus, int inRow) {
        CpuSet all = CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
        List<CpuSet> here =
                cores.stream().map(core -> core.intersect(all)).filter(c -> !c.isEmpty()).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < here.size(); i += inRow) {
            rows.add(new Row(here.subList(i, Math.min(here.size(), i + inRow))));
        }
        return rows;
    }
}
