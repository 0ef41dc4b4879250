package io.headrace.report;

import io.headrace.host.Cache;
import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.host.NumaNode;
import io.headrace.units.CpuSet;
import io.headrace.units.Sizes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The NUMA nodes as boxes, with what is in each. */
final class HostNodesText {
    private static final int MOST_IN_WORDS = 400;

    private final Machine machine;
    private final int abreast;

    private HostNodesText(Machine machine) {
        this.machine = machine;
        abreast = nodes(machine).size() > 1 ? 2 : 1;
    }

    static List<String> write(Machine machine) {
        HostNodesText text = new HostNodesText(machine);
        return TextBoxes.draw(nodes(machine).stream().map(text::box).toList(), text.abreast);
    }

    /** The nodes, and one more for online CPUs of which no node tells, so that none is lost. */
    static List<NumaNode> nodes(Machine machine) {
        CpuSet rest = machine.host().online();
        for (NumaNode node : machine.nodes()) {
            rest = rest.minus(node.cpus());
        }
        List<NumaNode> nodes = new ArrayList<>(machine.nodes());
        if (!rest.isEmpty()) {
            nodes.add(new NumaNode(Cpu.UNKNOWN, rest, List.of(), Cpu.UNKNOWN, Cpu.UNKNOWN));
        }
        return nodes;
    }

    /** What a node is called. */
    static String name(NumaNode node) {
        return node.id() == Cpu.UNKNOWN ? "node not told" : "node " + node.id();
    }

    private TextBoxes.Box box(NumaNode node) {
        String memory = node.totalBytes() == Cpu.UNKNOWN ? "" : memory(node);
        TextLines lines = new TextLines(TextBoxes.inside(abreast));
        if (node.cpus().isEmpty()) {
            lines.add("no CPUs, memory only");
        } else {
            addCpus(lines, node);
        }
        addDistances(lines, node);
        lines.add("NICs    ", nics(node));
        return new TextBoxes.Box(
                name(node) + " · " + TextLines.count(node.cpus().size(), "CPU") + memory,
                lines.lines());
    }

    private static String memory(NumaNode node) {
        String free =
                node.freeBytes() == Cpu.UNKNOWN
                        ? ""
                        : " (" + Sizes.print(node.freeBytes()) + " free)";
        return " · " + Sizes.print(node.totalBytes()) + free;
    }

    private void addCpus(TextLines lines, NumaNode node) {
        lines.add("CPUs    ", List.of(node.cpus().print().split("(?<=,)", -1)), "");
        List<CpuSet> cores =
                machine.host().cores().stream()
                        .filter(core -> core.intersects(node.cpus()))
                        .toList();
        if (cores.stream().allMatch(core -> core.size() == 1)) {
            lines.add("cores   ", List.of(cores.size() + ", one CPU in each"));
        } else {
            lines.add("cores   " + cores.size() + ": ", atMost(Folds.sets(cores)), " ");
        }
        lines.add("package ", packages(node));
        lines.add("caches  ", caches(node));
        lines.add("isolated", only(" ", machine.cpus().isolated().intersect(node.cpus())));
        lines.add("no tick ", only("", machine.cpus().nohzFull().intersect(node.cpus())));
    }

    private static List<String> only(String before, CpuSet cpus) {
        return cpus.isEmpty() ? List.of() : List.of(before + cpus.print());
    }

    /** Cores numbered without any order are not worth a page. */
    private static List<String> atMost(List<String> words) {
        int letters = words.stream().mapToInt(word -> word.length() + 1).sum();
        return letters > MOST_IN_WORDS ? List.of("in no simple order") : words;
    }

    private List<String> packages(NumaNode node) {
        Map<Integer, List<Cpu>> packages =
                machine.host().cpus().stream()
                        .filter(cpu -> cpu.packageId() != Cpu.UNKNOWN)
                        .filter(cpu -> node.cpus().contains(cpu.id()))
                        .collect(
                                Collectors.groupingBy(
                                        Cpu::packageId, TreeMap::new, Collectors.toList()));
        return packages.entrySet().stream()
                .map(one -> packages.size() == 1 ? "" + one.getKey() : inPackage(one))
                .toList();
    }

    private static String inPackage(Map.Entry<Integer, List<Cpu>> one) {
        CpuSet cpus = CpuSet.of(one.getValue().stream().mapToInt(Cpu::id).toArray());
        return one.getKey() + ": " + cpus.print();
    }

    private record CacheKind(int level, String type, long bytes, int sharedBy) {}

    /** Each kind and size once, with how many CPUs share one. */
    private List<String> caches(NumaNode node) {
        Map<CacheKind, Integer> counts = new LinkedHashMap<>();
        for (Cache cache : machine.caches()) {
            if (cache.cpus().intersects(node.cpus())) {
                int sharedBy = cache.cpus().size();
                counts.merge(
                        new CacheKind(cache.level(), cache.type(), cache.bytes(), sharedBy),
                        1,
                        Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(one -> one.getValue() + " × " + words(one.getKey()))
                .toList();
    }

    private static String words(CacheKind cache) {
        String kind =
                switch (cache.type()) {
                    case "Data" -> "d";
                    case "Instruction" -> "i";
                    default -> "";
                };
        String size = cache.bytes() == Cpu.UNKNOWN ? "" : " " + Sizes.print(cache.bytes());
        String shared = TextLines.count(cache.sharedBy(), "CPU");
        return "L" + cache.level() + kind + size + " for " + shared;
    }

    private void addDistances(TextLines lines, NumaNode node) {
        List<NumaNode> nodes = machine.nodes();
        if (nodes.size() < 2 || node.distances().size() != nodes.size()) {
            return;
        }
        Map<Integer, List<Integer>> byDistance = new TreeMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id() != node.id()) {
                byDistance
                        .computeIfAbsent(node.distances().get(i), _ -> new ArrayList<>())
                        .add(nodes.get(i).id());
            }
        }
        lines.add(
                "far     ",
                byDistance.entrySet().stream()
                        .map(one -> one.getKey() + " to node " + list(one.getValue()))
                        .toList());
    }

    private static String list(List<Integer> numbers) {
        return CpuSet.of(numbers.stream().mapToInt(Integer::intValue).toArray()).print();
    }

    private List<String> nics(NumaNode node) {
        return machine.nics().stream()
                .filter(nic -> nic.node() == node.id() && nic.node() != Cpu.UNKNOWN)
                .map(NetDevice::name)
                .toList();
    }
}
