package io.headrace.tune;

import io.headrace.fault.Fault;

import java.util.List;

/** A person's word that a machine may stay as it was tuned. */
public final class Confirmation {
    private Confirmation() {}

    /**
     * Confirms all runs that wait for it.
     *
     * @return their numbers
     * @throws Fault BAD_INPUT when none does
     */
    public static List<Integer> give(State state) {
        List<Run> waiting = state.runs().open().stream().filter(Run::awaitsConfirmation).toList();
        if (waiting.isEmpty()) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "tune confirm",
                    "no run waits for it: it was confirmed before, or is put back already",
                    "see headrace tune history");
        }
        waiting.forEach(run -> state.journal().add(new Entry.Confirmed(run.number())));
        return waiting.stream().map(Run::number).toList();
    }
}
