package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The folders `sys/devices/system/node/nodeN`, drivers/base/node.c (Linux 6.12). */
final class NodeFolders {
    private static final String FOLDER = "sys/devices/system/node";
    private static final int LONGEST = 1 << 10;

    private NodeFolders() {}

    /** A machine without such folders, as without CONFIG_NUMA, is one node of all CPUs. */
    static List<NumaNode> read(Survey survey, CpuSet online) {
        List<NumaNode> nodes = new ArrayList<>();
        for (int id : survey.numbered(FOLDER, "node")) {
            nodes.add(node(survey, id, online));
        }
        if (nodes.isEmpty()) {
            nodes.add(new NumaNode(0, online, List.of(), Cpu.UNKNOWN, Cpu.UNKNOWN));
        }
        return nodes;
    }

    private static NumaNode node(Survey survey, int id, CpuSet online) {
        String folder = FOLDER + "/node" + id + "/";
        CpuSet cpus = survey.cpuList(folder + "cpulist");
        String memory = survey.text(folder + "meminfo");
        return new NumaNode(
                id,
                cpus == null ? CpuSet.EMPTY : cpus.intersect(online),
                distances(survey, folder + "distance", survey.value(folder + "distance")),
                Meminfo.bytes(memory, "Node " + id + " MemTotal"),
                Meminfo.bytes(memory, "Node " + id + " MemFree"));
    }

    static List<Integer> distances(Survey survey, String path, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String[] words = text.strip().split("\\s+", LONGEST);
        List<Integer> distances = new ArrayList<>();
        for (String word : words) {
            if (!word.matches("[0-9]{1,4}")) {
                survey.malformed(path, text, "is no row of distances");
                return List.of();
            }
            distances.add(Integer.valueOf(word));
        }
        return distances;
    }
}
