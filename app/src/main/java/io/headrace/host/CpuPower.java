package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How CPUs save power, which costs time to wake and speed,
 * Documentation/admin-guide/pm/cpufreq.rst, intel_pstate.rst and cpuidle.rst (Linux 6.12). Null is
 * what the machine does not tell: a guest often leaves it all to its host.
 *
 * @param governor of the CPU frequency; several with commas where CPUs differ
 * @param turbo whether CPUs may run faster than their nominal speed
 * @param idleStates those that an idle CPU may enter, the lightest first; of the first CPU that
 *     tells, since drivers give all the same
 */
public record CpuPower(
        @Nullable String governor, @Nullable Boolean turbo, @Nullable List<String> idleStates) {
    private static final String CPU = "sys/devices/system/cpu";
    private static final String POLICIES = CPU + "/cpufreq";

    public CpuPower {
        idleStates = idleStates == null ? null : List.copyOf(idleStates);
    }

    static CpuPower read(HostRoot root) {
        return new CpuPower(governor(root), turbo(root), idleStates(root));
    }

    /** Each policy stands for the CPUs that share a clock. */
    static @Nullable String governor(HostRoot root) {
        TreeSet<String> governors = new TreeSet<>();
        for (String policy : root.list(POLICIES)) {
            String governor = root.value(POLICIES + "/" + policy + "/scaling_governor");
            if (governor != null) {
                governors.add(governor);
            }
        }
        return governors.isEmpty() ? null : String.join(",", governors);
    }

    private static @Nullable Boolean turbo(HostRoot root) {
        String no = root.value(CPU + "/intel_pstate/no_turbo");
        if (no != null) {
            return no.equals("0");
        }
        String boost = root.value(POLICIES + "/boost");
        return boost == null ? null : boost.equals("1");
    }

    private static @Nullable List<String> idleStates(HostRoot root) {
        for (String cpu : root.list(CPU)) {
            String folder = CPU + "/" + cpu + "/cpuidle";
            List<String> states = cpu.matches("cpu[0-9]+") ? root.list(folder) : List.of();
            if (!states.isEmpty()) {
                return enabled(root, folder, states);
            }
        }
        return null;
    }

    private static List<String> enabled(HostRoot root, String folder, List<String> states) {
        List<String> names = new ArrayList<>();
        for (String state : states) {
            String name = root.value(folder + "/" + state + "/name");
            if (name != null && !"1".equals(root.value(folder + "/" + state + "/disable"))) {
                names.add(name);
            }
        }
        return names;
    }
}
