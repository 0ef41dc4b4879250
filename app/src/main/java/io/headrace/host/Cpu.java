package io.headrace.host;

import io.headrace.units.CpuSet;

/**
 * One online CPU and its place in the machine.
 *
 * @param id the kernel's number, as in {@code cpuN}; numbers may have holes
 * @param node its NUMA node
 * @param core the core's number, unique only within its package; {@link #UNKNOWN} when not told
 * @param packageId the socket; {@link #UNKNOWN} when not told
 * @param siblings the online CPUs of the same core, this one included
 */
public record Cpu(int id, int node, int core, int packageId, CpuSet siblings) {
    /** What stands for a number that the kernel does not tell; the kernel itself prints it so. */
    public static final int UNKNOWN = -1;
}
