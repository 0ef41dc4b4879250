package io.headrace.node;

import io.headrace.observe.BusyProcess;
import io.headrace.observe.LoadAverage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What else went on on this machine.
 *
 * @param loadAverage before the run; null when not told
 * @param busyProcesses those besides the run and its server in the window, busiest first
 */
public record Environment(@Nullable LoadAverage loadAverage, List<BusyProcess> busyProcesses) {
    public Environment {
        busyProcesses = List.copyOf(busyProcesses);
    }
}
