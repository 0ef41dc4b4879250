package io.headrace.host;

import io.headrace.units.CpuSet;

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
    static Topology read(Survey survey, CpuSet fallback) {
        CpuSet list = survey.cpuList(CPU + "online");
        CpuSet online = list == null || list.isEmpty() ? fallback : list;
        Map<Integer, Integer> nodeOf = nodes(survey, online);
        List<Cpu> cpus = new ArrayList<>();
        for (int id : online) {
            cpus.add(cpu(survey, id, online, nodeOf.getOrDefault(id, 0)));
        }
        int nodes = (int) cpus.stream().mapToInt(Cpu::node).distinct().count();
        return new Topology(List.copyOf(cpus), Math.max(1, nodes));
    }

    CpuSet online() {
        return CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
    }

    /** CPU → node. Node numbers may have holes, and a node of memory only has no CPU. */
    private static Map<Integer, Integer> nodes(Survey survey, CpuSet online) {
        Map<Integer, Integer> nodeOf = new TreeMap<>();
        for (int node : survey.numbered(NODE, "node")) {
            CpuSet cpus = survey.cpuList(NODE + "/node" + node + "/cpulist");
            if (cpus != null) {
                cpus.intersect(online).forEach((Integer id) -> nodeOf.put(id, node));
            }
        }
        return nodeOf;
    }

    private static Cpu cpu(Survey survey, int id, CpuSet online, int node) {
        String folder = CPU + "cpu" + id + "/topology/";
        return new Cpu(
                id,
                node,
                survey.number(folder + "core_id", Cpu.UNKNOWN),
                survey.number(folder + "physical_package_id", Cpu.UNKNOWN),
                siblings(survey, folder, id, online));
    }

    /**
     * The older name is read, because every kernel has it; core_cpus_list is the same since 5.3.
     * Without a topology folder a CPU counts as a core of its own.
     */
    private static CpuSet siblings(Survey survey, String folder, int id, CpuSet online) {
        CpuSet list = survey.cpuList(folder + "thread_siblings_list");
        CpuSet self = CpuSet.of(id);
        return list == null ? self : list.intersect(online).union(self);
    }
}
