package io.headrace.stats;

/**
 * The figures of a latency distribution, all in microseconds.
 *
 * @param min lowest value, exact
 * @param mean mean of the exact values
 * @param stdev standard deviation, of the values to the precision of the histogram
 * @param p50 the median
 * @param p999 99.9 % of the values are not above it
 * @param p9999 99.99 % of the values are not above it
 * @param p99999 99.999 % of the values are not above it
 * @param max highest value, exact
 * @param count how many values; when 0 all figures are 0
 */
public record LatencySummary(
        double min,
        double mean,
        double stdev,
        double p50,
        double p75,
        double p90,
        double p95,
        double p99,
        double p999,
        double p9999,
        double p99999,
        double max,
        long count) {
    private static final LatencySummary EMPTY =
            new LatencySummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Of no value at all: every figure is 0. */
    public static LatencySummary empty() {
        return EMPTY;
    }
}
