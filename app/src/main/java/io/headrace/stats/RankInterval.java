package io.headrace.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The ranks of the two sorted values between which a true percentile lies, with 95 % confidence.
 *
 * <p>How many of n independent values lie below the true percentile q is binomial, B(n, q),
 * whatever their distribution is; so the ranks are its quantiles, and no shape is assumed (order
 * statistics: David and Nagaraja, Order Statistics, 3rd edition, section 7.1). Latencies that
 * follow each other are not independent: one slow moment makes many slow answers. The interval is
 * therefore a lower bound of what is not known; runs repeated tell the rest.
 *
 * @param low rank of the lower end, from 1
 * @param high rank of the upper end, at most the count
 */
record RankInterval(long low, long high) {
    private static final double LOWER_TAIL = 0.025;
    private static final double UPPER_TAIL = 0.975;

    /** For a percentile that so many values carry. */
    static RankInterval of(Percentile percentile, long count) {
        if (!percentile.isCarriedBy(count)) {
            throw new IllegalArgumentException(count + " values carry no " + percentile.text());
        }
        double q = percentile.fraction();
        return count <= Integer.MAX_VALUE ? exact((int) count, q) : nearlyNormal(count, q);
    }

    private static RankInterval exact(int count, double q) {
        BinomialDistribution below = BinomialDistribution.of(count, q);
        return clamped(
                below.inverseCumulativeProbability(LOWER_TAIL),
                below.inverseCumulativeProbability(UPPER_TAIL) + 1L,
                count);
    }

    /** More than 2^31 values: the ends are off by a rank or two of thousands. */
    private static RankInterval nearlyNormal(long count, double q) {
        NormalDistribution below = NormalDistribution.of(count * q, Math.sqrt(count * q * (1 - q)));
        return clamped(
                (long) Math.floor(below.inverseCumulativeProbability(LOWER_TAIL)),
                (long) Math.ceil(below.inverseCumulativeProbability(UPPER_TAIL)) + 1,
                count);
    }

    private static RankInterval clamped(long low, long high, long count) {
        return new RankInterval(Math.max(1, low), Math.min(count, high));
    }
}
