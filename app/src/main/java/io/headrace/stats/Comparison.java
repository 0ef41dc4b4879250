package io.headrace.stats;

/**
 * How much faster b is than a, from pairs of runs made next to each other.
 *
 * <p>The ratio is the mean of the log ratios, turned back: the geometric mean of b/a. It was chosen
 * over the Hodges-Lehmann estimate because it is the centre of Student's interval, and because the
 * interval that belongs to Hodges-Lehmann needs six pairs before it can reach 95 % at all; a trial
 * often has fewer.
 *
 * @param ratio b/a, 1 when equal
 * @param interval where the true ratio lies, with 95 % confidence
 * @param pairs how many pairs, at least 1
 * @param pValue the chance of a ratio at least so far from 1 if a and b were equal; 1 for one pair
 */
public record Comparison(double ratio, Interval interval, int pairs, double pValue) {
    private static final Interval UNBOUNDED = new Interval(0, Double.POSITIVE_INFINITY);

    /**
     * Compares by Student's t on the log ratios. One pair gives a ratio and an unbounded interval:
     * it says nothing about its own error. Pairs of exactly one ratio give an interval of that
     * point.
     *
     * @param a rates of one arm, each above 0
     * @param b rates of the other; {@code b[i]} was measured next to {@code a[i]}
     * @throws IllegalArgumentException when the lengths differ, are 0, or a rate is not finite and
     *     above 0
     */
    public static Comparison ofPairs(double[] a, double[] b) {
        LogRatios ratios = new LogRatios(a, b);
        int pairs = ratios.count();
        double mean = ratios.mean();
        if (pairs == 1) {
            return new Comparison(Math.exp(mean), UNBOUNDED, 1, 1);
        }
        double standardError = ratios.standardError();
        double halfWidth = StudentT.halfWidth(pairs - 1) * standardError;
        Interval interval = new Interval(Math.exp(mean - halfWidth), Math.exp(mean + halfWidth));
        return new Comparison(Math.exp(mean), interval, pairs, pValue(mean, standardError, pairs));
    }

    private static double pValue(double mean, double standardError, int pairs) {
        return mean == 0 ? 1 : StudentT.pValue(mean / standardError, pairs - 1);
    }

    /** Whether b is faster: the whole interval lies above 1. */
    public boolean faster() {
        return interval.low() > 1;
    }

    /** Whether b is slower: the whole interval lies below 1. */
    public boolean slower() {
        return interval.high() < 1;
    }

    /** By how many percent b is faster; below 0 when it is slower. */
    public double gainPct() {
        return percent(ratio);
    }

    /** The interval of {@link #gainPct}: from -100 to infinity for one pair. */
    public Interval gainPctInterval() {
        return new Interval(percent(interval.low()), percent(interval.high()));
    }

    /**
     * The smallest gain in percent that as many pairs with as much spread would find in 80 % of all
     * trials: exp((t(0.975) + t(0.8)) · standard error) - 1. Infinite for one pair.
     */
    public double detectablePct() {
        if (pairs == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double halfWidth = Math.log(interval.high() / interval.low()) / 2;
        double standardError = halfWidth / StudentT.halfWidth(pairs - 1);
        return 100 * Math.expm1(StudentT.detectable(pairs) * standardError);
    }

    private static double percent(double ratio) {
        return 100 * (ratio - 1);
    }
}
