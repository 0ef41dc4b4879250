package io.headrace.stats;

import java.util.Arrays;

/** The middle of some values, and how far they lie apart. */
public final class Medians {
    private Medians() {}

    /**
     * The middle value, or the mean of the two middle ones.
     *
     * @throws IllegalArgumentException when there is no value, or one is NaN
     */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("no median of " + Arrays.toString(values));
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /**
     * The coefficient of variation: the standard deviation of a sample (n - 1) as a fraction of its
     * mean.
     *
     * @throws IllegalArgumentException for fewer than two values, or a mean that is not above 0
     */
    public static double coefficientOfVariation(double... values) {
        double mean = Arrays.stream(values).average().orElse(0);
        if (values.length < 2 || !(mean > 0)) {
            throw new IllegalArgumentException("no variation of " + Arrays.toString(values));
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1)) / mean;
    }
}
