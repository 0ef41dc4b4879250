package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

/**
 * CPUs that share a clock, Documentation/admin-guide/pm/cpufreq.rst (Linux 6.12).
 *
 * @param cpus those it holds for
 * @param driver such as `intel_pstate`; null when not told
 * @param governor such as `powersave`; null when not told
 * @param preference between energy and speed, such as `balance_performance`; null without
 * @param minKhz the slowest allowed; null when not told
 * @param maxKhz the fastest allowed; null when not told
 */
public record FrequencyPolicy(
        CpuSet cpus,
        @Nullable String driver,
        @Nullable String governor,
        @Nullable String preference,
        @Nullable Long minKhz,
        @Nullable Long maxKhz) {}
