package io.headrace.experiment;

import io.headrace.diagnose.Verdict;
import io.headrace.stats.Comparison;
import io.headrace.stats.Noise;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a climb has found.
 *
 * @param complete whether it came to its end; false when interrupted
 * @param noise how much equal runs differ; null when it ended before that was known
 * @param steps all that were tried, in order
 * @param maximum the best setting, from fresh runs when there was time for them
 * @param ending why the search ended
 */
public record ClimbResult(
        boolean complete, @Nullable Noise noise, List<Step> steps, Maximum maximum, String ending) {
    public ClimbResult {
        steps = List.copyOf(steps);
    }

    /**
     * The highest rate found.
     *
     * @param rate median of its runs, requests per second
     * @param p99Us median, in microseconds
     * @param pressCpuUs CPU time of the generator for each request, median, microseconds
     * @param serverCpuUs that of the server; NaN when it was not seen
     * @param confirmed whether the runs were made after the search, so that luck has no part in it
     * @param overBaseline how it compares with the first setting, run next to it; null if it is
     *     that one
     */
    public record Maximum(
            Setting setting,
            double rate,
            double p99Us,
            double pressCpuUs,
            double serverCpuUs,
            Verdict verdict,
            boolean confirmed,
            @Nullable Comparison overBaseline) {}
}
