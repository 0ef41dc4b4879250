package io.headrace.doctor;

import io.headrace.host.IdleState;
import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import java.util.List;

/** Ways of sleeping that take long to wake from, which each request after a pause pays. */
final class DeepIdleStates implements Rule {
    private static final long LONG_US = 50;

    @Override
    public String id() {
        return "deep-idle-states";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<IdleState> deep =
                machine.idle().stream()
                        .filter(state -> state.enabled() && state.latencyUs() > LONG_US)
                        .toList();
        if (deep.isEmpty()) {
            return List.of();
        }
        IdleState deepest = deep.getLast();
        return List.of(
                new Finding(
                        id(),
                        Severity.LOW,
                        "an idle CPU may sleep so deep ("
                                + deepest.name()
                                + ") that waking takes "
                                + deepest.latencyUs()
                                + " µs",
                        List.of(
                                new Fact(
                                        deepest.name() + " latency",
                                        deepest.latencyUs() + " us",
                                        KernelPaths.IDLE_STATES)),
                        Change.of(
                                "cpupower idle-set -D " + LONG_US,
                                "until the next start; under full load it changes nothing")));
    }
}
