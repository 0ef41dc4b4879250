package io.headrace.host;

import io.headrace.units.CpuSet;

import java.util.List;

/**
 * A NUMA node, Documentation/ABI/stable/sysfs-devices-node (Linux 6.12).
 *
 * @param id the kernel's number; numbers may have holes
 * @param cpus its online CPUs; none for a node of memory only
 * @param distances to each node in the order of their numbers, 10 being its own; empty when not
 *     told
 * @param totalBytes its memory; {@link Cpu#UNKNOWN} when not told
 * @param freeBytes what is unused of it; {@link Cpu#UNKNOWN} when not told
 */
public record NumaNode(
        int id, CpuSet cpus, List<Integer> distances, long totalBytes, long freeBytes) {
    public NumaNode {
        distances = List.copyOf(distances);
    }
}
