package io.headrace.doctor;

import io.headrace.host.FrequencyPolicy;
import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import java.util.List;
import java.util.Set;

/** A frequency governor that keeps CPUs slow until they were busy for a while. */
final class PowerSaving implements Rule {
    /** Drivers that choose the frequency themselves, whose `powersave` is not the slowest. */
    private static final Set<String> CHOOSE_THEMSELVES =
            Set.of("intel_pstate", "amd-pstate-epp", "amd_pstate_epp");

    @Override
    public String id() {
        return "power-saving-governor";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<FrequencyPolicy> saving =
                machine.frequency().stream().filter(PowerSaving::saves).toList();
        if (saving.isEmpty()) {
            return List.of();
        }
        FrequencyPolicy first = saving.getFirst();
        boolean chooses = first.driver() != null && CHOOSE_THEMSELVES.contains(first.driver());
        return List.of(
                new Finding(
                        id(),
                        chooses ? Severity.LOW : Severity.MEDIUM,
                        "the frequency governor of "
                                + saving.size()
                                + (saving.size() == 1 ? " policy is " : " policies is ")
                                + first.governor(),
                        List.of(
                                new Fact(
                                        "governor",
                                        String.valueOf(first.governor()),
                                        KernelPaths.GOVERNORS)),
                        Change.of(
                                "cpupower frequency-set -g performance",
                                "until the next start; takes more power")));
    }

    private static boolean saves(FrequencyPolicy policy) {
        String governor = policy.governor();
        return governor != null && !governor.equals("performance");
    }
}
