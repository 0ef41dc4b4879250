package io.headrace.tune;

import io.headrace.host.Machine;

import java.util.List;

/** Gives CPUs to receive queues. */
interface Dealer {
    /**
     * The groups of these queues, in their order; a queue for which no CPU is left has none.
     *
     * @param wanted queues by device, then number; some may not be made yet
     */
    List<Group> deal(Machine machine, Goal goal, List<Place> wanted);
}
