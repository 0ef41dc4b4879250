package io.headrace.stats;

/**
 * The natural logarithms of the ratios b/a of pairs of positive rates.
 *
 * <p>Logarithms, because a machine that drifts slows both runs of a pair by the same factor, and
 * because twice as fast and half as fast are then equally far from equal.
 */
final class LogRatios {
    private final double[] values;

    /**
     * The ratios of pairs.
     *
     * @throws IllegalArgumentException when the arrays are empty, differ in length or hold a rate
     *     that is not finite and above 0
     */
    LogRatios(double[] a, double[] b) {
        if (a.length != b.length || a.length == 0) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " make no pairs");
        }
        values = new double[a.length];
        for (int pair = 0; pair < a.length; pair++) {
            values[pair] = Math.log(positive(b[pair]) / positive(a[pair]));
        }
    }

    private static double positive(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate " + rate + " is not finite and above 0");
        }
        return rate;
    }

    int count() {
        return values.length;
    }

    double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The standard error of the mean, for at least two pairs. */
    double standardError() {
        double sumOfSquares = sumOfSquares(mean());
        return Math.sqrt(sumOfSquares / (values.length - 1) / values.length);
    }

    /** The standard deviation around a mean that is known to be 0; needs no second pair. */
    double deviationAroundZero() {
        return Math.sqrt(sumOfSquares(0) / values.length);
    }

    private double sumOfSquares(double centre) {
        double sum = 0;
        for (double value : values) {
            sum += (value - centre) * (value - centre);
        }
        return sum;
    }
}
