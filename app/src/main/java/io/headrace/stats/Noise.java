package io.headrace.stats;

/**
 * How much equal runs differ, and therefore what gains can be seen.
 *
 * @param spreadPct another pair of equal runs differs by at most this, with 95 % confidence;
 *     percent
 * @param detectablePct the smallest gain that a trial finds in 80 % of all cases; percent
 * @param pairs how many pairs of equal runs this was learned from
 */
public record Noise(double spreadPct, double detectablePct, int pairs) {
    /** Runs that agree better agree by chance, or were counted too coarsely to differ. */
    private static final double LEAST_SPREAD_PCT = 0.1;

    /**
     * Learns from pairs of runs that are known to be equal, for trials of as many pairs, and at
     * least two.
     *
     * <p>The true log ratio of equal runs is 0, so s² = Σd²/n estimates its variance with n degrees
     * of freedom, even for n = 1, and the ratio of one more pair lies within ± t(0.975, n) · s.
     * That is the spread: honest for few pairs because t grows (12.7 for one pair, 2.6 for five).
     * It is never below 0.1 %.
     *
     * @param a rates of the first runs, each above 0
     * @param b rates of the second runs; {@code b[i]} was measured next to {@code a[i]}
     * @throws IllegalArgumentException when the lengths differ, are 0, or a rate is not finite and
     *     above 0
     */
    public static Noise ofEqualRuns(double[] a, double[] b) {
        LogRatios ratios = new LogRatios(a, b);
        int pairs = ratios.count();
        double halfWidth = StudentT.halfWidth(pairs) * ratios.deviationAroundZero();
        double spreadPct = Math.max(100 * Math.expm1(halfWidth), LEAST_SPREAD_PCT);
        return new Noise(spreadPct, detectablePct(spreadPct, Math.max(2, pairs)), pairs);
    }

    /**
     * The same noise for trials of another number of pairs, at least two.
     *
     * <p>The spread w = ln(1 + spread) is 1.96 deviations of the log ratio of a pair. A trial of m
     * pairs has the standard error w / 1.96 / √m and finds, in 80 % of all cases, a gain of
     * exp((t(0.975, m-1) + t(0.8, m-1)) · standard error) - 1.
     *
     * @throws IllegalArgumentException when the trials have fewer than two pairs
     */
    public Noise forTrialsOf(int trialPairs) {
        return new Noise(spreadPct, detectablePct(spreadPct, trialPairs), pairs);
    }

    private static double detectablePct(double spreadPct, int trialPairs) {
        if (trialPairs < 2) {
            throw new IllegalArgumentException(trialPairs + " pairs cannot show a gain");
        }
        double deviation = Math.log1p(spreadPct / 100) / StudentT.halfWidthOfNormal();
        double standardError = deviation / Math.sqrt(trialPairs);
        return 100 * Math.expm1(StudentT.detectable(trialPairs) * standardError);
    }
}
