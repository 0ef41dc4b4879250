package io.headrace.tune;

import io.headrace.host.FrequencyPolicy;

/** CPUs at their full clock at once, where this machine decides that itself. */
final class GovernorLever implements Lever {
    private static final String WANTED = "performance";

    @Override
    public String name() {
        return "governor";
    }

    @Override
    public void plan(Draft draft) {
        for (FrequencyPolicy policy : draft.machine().frequency()) {
            if (policy.governor() != null && !policy.cpus().isEmpty()) {
                draft.want(
                        "governor",
                        Place.policy(policy.cpus().first()),
                        WANTED,
                        "no request waits for a CPU to speed up");
            }
        }
    }
}
