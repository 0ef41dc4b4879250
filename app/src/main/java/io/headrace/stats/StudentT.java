package io.headrace.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The quantiles that comparisons of n pairs use. */
final class StudentT {
    /** Half of the 5 % that a 95 % interval leaves out lies above this share. */
    private static final double UPPER = 0.975;

    /** The chance with which a detectable gain is to be found. */
    private static final double POWER = 0.8;

    private StudentT() {}

    /** Half the width of a 95 % interval, in standard errors of so many degrees of freedom. */
    static double halfWidth(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(UPPER);
    }

    /** The chance of a t at least so far from 0, on either side. */
    static double pValue(double t, int degreesOfFreedom) {
        return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
    }

    /** Half the width of a 95 % interval, in standard deviations that are known exactly. */
    static double halfWidthOfNormal() {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER);
    }

    /**
     * How far from 0 a true mean must lie, in standard errors, so that the 95 % interval of so many
     * pairs excludes 0 in 80 % of all trials: t(0.975) + t(0.8) of n - 1 degrees of freedom.
     */
    static double detectable(int pairs) {
        TDistribution t = TDistribution.of(pairs - 1);
        return t.inverseCumulativeProbability(UPPER) + t.inverseCumulativeProbability(POWER);
    }
}
