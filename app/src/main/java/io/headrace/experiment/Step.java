package io.headrace.experiment;

import io.headrace.diagnose.Bound;
import io.headrace.stats.Comparison;
import io.headrace.stats.Medians;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One change that was tried, and what became of it.
 *
 * @param change in words
 * @param setting the whole setting with the change
 * @param trials those of the setting, interleaved with as many of the one before
 * @param comparison with the setting before; null for the first, which has none
 * @param kept whether the next steps build on it
 * @param why it was kept or not
 */
public record Step(
        String change,
        Setting setting,
        List<Trial> trials,
        @Nullable Comparison comparison,
        boolean kept,
        String why) {
    public Step {
        trials = List.copyOf(trials);
    }

    /** Median of the trials. */
    public double rate() {
        return Medians.median(trials.stream().mapToDouble(Trial::rate).toArray());
    }

    /** Median of the trials, in microseconds. */
    public double p99Us() {
        return Medians.median(
                trials.stream().mapToDouble(t -> t.result().latency().p99()).toArray());
    }

    /** What limits the rate, as the last trial saw it. */
    public Bound bound() {
        return trials.getLast().verdict().bound();
    }
}
