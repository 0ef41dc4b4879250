package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which CPUs are online and how they share cores, packages and NUMA nodes: {@code
 * /sys/devices/system/cpu} and {@code …/node}, drivers/base/topology.c and node.c (Linux 6.12).
 */
record Topology(List<Cpu> cpus, int nodes) {
    private static final String CPU = "sys/devices/system/cpu/";
    private static final String NODE = "sys/devices/system/node";

    /**
     * @param fallback the online CPUs where the kernel gives no list of them
     */
    static Topology read(HostRoot root, CpuSet fallback) {
        String list = root.value(CPU + "online");
        CpuSet online = list == null ? fallback : CpuSet.parse(list);
        Map<Integer, Integer> nodeOf = nodes(root, online);
        List<Cpu> cpus = new ArrayList<>();
        for (int id : online) {
            cpus.add(cpu(root, id, online, nodeOf.getOrDefault(id, 0)));
        }
        int nodes = (int) cpus.stream().mapToInt(Cpu::node).distinct().count();
        return new Topology(List.copyOf(cpus), Math.max(1, nodes));
    }

    CpuSet online() {
        return CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
    }

    /** CPU → node. Node numbers may have holes, and a node of memory only has no CPU. */
    private static Map<Integer, Integer> nodes(HostRoot root, CpuSet online) {
        Map<Integer, Integer> nodeOf = new TreeMap<>();
        for (String name : root.list(NODE)) {
            String cpus = root.value(NODE + "/" + name + "/cpulist");
            if (cpus != null && name.matches("node[0-9]{1,5}")) {
                int node = Integer.parseInt(name.substring("node".length()));
                CpuSet.parse(cpus).intersect(online).forEach((Integer id) -> nodeOf.put(id, node));
            }
        }
        return nodeOf;
    }

    private static Cpu cpu(HostRoot root, int id, CpuSet online, int node) {
        String folder = CPU + "cpu" + id + "/topology/";
        return new Cpu(
                id,
                node,
                number(root.value(folder + "core_id")),
                number(root.value(folder + "physical_package_id")),
                siblings(root, folder, id, online));
    }

    /**
     * The older name is read, because every kernel has it; core_cpus_list is the same since 5.3.
     * Without a topology folder a CPU counts as a core of its own.
     */
    private static CpuSet siblings(HostRoot root, String folder, int id, CpuSet online) {
        String list = root.value(folder + "thread_siblings_list");
        CpuSet self = CpuSet.of(id);
        return list == null ? self : CpuSet.parse(list).intersect(online).union(self);
    }

    private static int number(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? Cpu.UNKNOWN : Integer.parseInt(text);
    }
}
