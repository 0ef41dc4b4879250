package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The folders `sys/devices/system/cpu/cpufreq/policyN` and `cpuN/cpuidle/stateK`,
 * Documentation/admin-guide/pm (Linux 6.12).
 */
final class SavingPower {
    private static final String CPU = "sys/devices/system/cpu";
    private static final String POLICIES = CPU + "/cpufreq";

    private SavingPower() {}

    static List<FrequencyPolicy> frequency(Survey survey) {
        List<FrequencyPolicy> policies = new ArrayList<>();
        for (int number : survey.numbered(POLICIES, "policy")) {
            String folder = POLICIES + "/policy" + number + "/";
            CpuSet cpus = survey.cpuList(folder + "affected_cpus", commas(survey, folder));
            policies.add(
                    new FrequencyPolicy(
                            cpus == null ? CpuSet.EMPTY : cpus,
                            survey.value(folder + "scaling_driver"),
                            survey.value(folder + "scaling_governor"),
                            survey.value(folder + "energy_performance_preference"),
                            survey.number(folder + "scaling_min_freq"),
                            survey.number(folder + "scaling_max_freq")));
        }
        return policies;
    }

    /** The kernel lists these with blanks, `0 16`. */
    private static @Nullable String commas(Survey survey, String folder) {
        String cpus = survey.value(folder + "affected_cpus");
        return cpus == null ? null : cpus.replaceAll("\\s+", ",");
    }

    /** Of the first CPU that tells, since drivers give all the same. */
    static List<IdleState> idle(Survey survey, CpuSet online) {
        for (int cpu : online) {
            String folder = CPU + "/cpu" + cpu + "/cpuidle";
            List<Integer> states = survey.numbered(folder, "state");
            if (!states.isEmpty()) {
                return states.stream()
                        .map(state -> state(survey, folder + "/state" + state + "/"))
                        .toList();
            }
        }
        return List.of();
    }

    private static IdleState state(Survey survey, String folder) {
        String name = survey.value(folder + "name");
        return new IdleState(
                name == null ? Host.UNKNOWN : name,
                survey.number(folder + "latency", Cpu.UNKNOWN),
                !Boolean.TRUE.equals(survey.flag(folder + "disable")));
    }
}
