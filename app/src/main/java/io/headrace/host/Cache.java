package io.headrace.host;

import io.headrace.units.CpuSet;

/**
 * One cache, Documentation/ABI/testing/sysfs-devices-system-cpu (Linux 6.12).
 *
 * @param level 1 is the nearest to the core
 * @param type `Data`, `Instruction` or `Unified`
 * @param bytes how much it holds; {@link Cpu#UNKNOWN} when not told
 * @param cpus the online CPUs that share it
 */
public record Cache(int level, String type, long bytes, CpuSet cpus) {}
