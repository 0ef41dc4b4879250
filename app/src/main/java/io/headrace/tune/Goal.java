package io.headrace.tune;

import io.headrace.units.CpuSet;

import java.util.List;
import java.util.Set;

/**
 * What a machine is tuned for.
 *
 * @param policy how CPUs are given to queues
 * @param nics the network devices that serve; all hardware that is up when empty
 * @param application CPUs that the application keeps for itself; none when empty
 * @param levers the only ones to use; those of the policy when empty
 */
public record Goal(Policy policy, List<String> nics, CpuSet application, Set<String> levers) {
    /** For all devices, with what the policy uses. */
    public static Goal of(Policy policy) {
        return new Goal(policy, List.of(), CpuSet.EMPTY, Set.of());
    }

    public Goal {
        nics = List.copyOf(nics);
        levers = Set.copyOf(levers);
    }
}
