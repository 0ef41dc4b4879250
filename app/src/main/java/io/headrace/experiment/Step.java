package io.headrace.experiment;

import io.headrace.diagnose.Bound;
import io.headrace.stats.Comparison;
import io.headrace.stats.Medians;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One change that was tried, and what became of it.
 *
 * @param change in words
 * @param setting the whole setting with the change
 * @param trials those of the setting, interleaved with as many of the one before; none when it
 *     could not be measured
 * @param comparison with the setting before; null for the first, which has none, and for one that
 *     could not be measured
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

    /** A change that could not be measured. */
    static Step failed(String change, Setting setting, String why) {
        return new Step(change, setting, List.of(), null, false, why);
    }

    /** Whether it could not be measured. */
    public boolean failed() {
        return trials.isEmpty();
    }

    /** Median of the trials; NaN without any. */
    public double rate() {
        return median(Trial::rate);
    }

    /** Median of the trials, in microseconds; NaN without any. */
    public double p99Us() {
        return median(trial -> trial.result().latency().p99());
    }

    private double median(ToDoubleFunction<Trial> figure) {
        return failed()
                ? Double.NaN
                : Medians.median(trials.stream().mapToDouble(figure).toArray());
    }

    /** What limits the rate, as the last trial saw it; unknown without any. */
    public Bound bound() {
        return failed() ? Bound.UNKNOWN : trials.getLast().verdict().bound();
    }
}
