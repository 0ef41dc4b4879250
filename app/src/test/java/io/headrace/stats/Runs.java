package io.headrace.stats;

import java.util.Arrays;
import java.util.Random;

/** Simulated runs: a rate that drifts from pair to pair, with noise of its own in each run. */
final class Runs {
    private final double[] a;
    private final double[] b;

    private Runs(double[] a, double[] b) {
        this.a = a;
        this.b = b;
    }

    double[] a() {
        return a;
    }

    double[] b() {
        return b;
    }

    /**
     * Pairs of runs.
     *
     * @param gain the true ratio b/a
     * @param deviation of the log ratio of one pair
     */
    static Runs simulate(Random random, int pairs, double gain, double deviation) {
        double[] a = new double[pairs];
        double[] b = new double[pairs];
        double ofOneRun = deviation / Math.sqrt(2);
        for (int i = 0; i < pairs; i++) {
            double drift = 100_000 * Math.exp(0.3 * random.nextGaussian());
            a[i] = drift * Math.exp(ofOneRun * random.nextGaussian());
            b[i] = drift * gain * Math.exp(ofOneRun * random.nextGaussian());
        }
        return new Runs(a, b);
    }

    /** Pairs whose log ratios are exactly these. */
    static Runs ofLogRatios(double... logRatios) {
        double[] a = new double[logRatios.length];
        Arrays.fill(a, 1);
        return new Runs(a, Arrays.stream(logRatios).map(Math::exp).toArray());
    }
}
