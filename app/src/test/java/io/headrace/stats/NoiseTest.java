package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** Noise keeps its two promises on simulated runs, and never claims to be none. */
class NoiseTest {
    private static final int TRIALS = 4_000;

    @Test
    void onePairIsTakenForWhatItIs() {
        Noise noise = Noise.ofEqualRuns(new double[] {100}, new double[] {101});
        double halfWidth = 12.7062 * Math.log(1.01);
        assertThat(noise.spreadPct()).isCloseTo(100 * Math.expm1(halfWidth), within(0.001));
        assertThat(noise.pairs()).isEqualTo(1);
        assertThat(noise.detectablePct()).isEqualTo(noise.forTrialsOf(2).detectablePct());
    }

    @Test
    void followsItsFormula() {
        Runs runs = Runs.ofLogRatios(0.01, -0.01, 0.01, -0.01, 0.01);
        Noise noise = Noise.ofEqualRuns(runs.a(), runs.b());
        double spread = 2.5706 * 0.01; // t(0.975, 5)
        assertThat(noise.spreadPct()).isCloseTo(100 * Math.expm1(spread), within(0.001));
        double standardError = spread / 1.95996 / Math.sqrt(5);
        double detectable = (2.7764 + 0.9410) * standardError; // four degrees of freedom
        assertThat(noise.detectablePct()).isCloseTo(100 * Math.expm1(detectable), within(0.001));
    }

    @Test
    void aBiasBetweenFirstAndSecondRunCountsAsNoise() {
        Runs runs = Runs.ofLogRatios(0.05, 0.05, 0.05, 0.05);
        assertThat(Noise.ofEqualRuns(runs.a(), runs.b()).spreadPct()).isGreaterThan(5);
    }

    @Test
    void identicalRunsStillHaveNoise() {
        double[] rates = {100, 200};
        Noise noise = Noise.ofEqualRuns(rates, rates);
        assertThat(noise.spreadPct()).isEqualTo(0.1);
        assertThat(noise.detectablePct()).isPositive();
        assertThat(noise.forTrialsOf(1_000).detectablePct()).isPositive();
    }

    @Test
    void morePairsInATrialShowSmallerGains() {
        Noise noise = Noise.ofEqualRuns(new double[] {100, 100}, new double[] {101, 99});
        double previous = Double.POSITIVE_INFINITY;
        for (int pairs = 2; pairs < 50; pairs++) {
            double detectable = noise.forTrialsOf(pairs).detectablePct();
            assertThat(detectable).as("%d pairs", pairs).isLessThan(previous);
            previous = detectable;
        }
        assertThat(noise.forTrialsOf(9).spreadPct()).isEqualTo(noise.spreadPct());
        assertThat(noise.forTrialsOf(9).pairs()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 21", "2, 22", "4, 23", "10, 24"})
    void anotherPairOfEqualRunsLiesWithinTheSpreadIn95PercentOfTrials(int pairs, long seed) {
        Random random = new Random(seed);
        int within = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Runs known = Runs.simulate(random, pairs, 1, 0.05);
            Runs next = Runs.simulate(random, 1, 1, 0.05);
            double spread = Noise.ofEqualRuns(known.a(), known.b()).spreadPct();
            double logRatio = Math.abs(Math.log(next.b()[0] / next.a()[0]));
            within += logRatio <= Math.log1p(spread / 100) ? 1 : 0;
        }
        assertThat(within / (double) TRIALS).as("seed %d", seed).isBetween(0.938, 0.962);
    }

    @ParameterizedTest
    @CsvSource({"3, 31", "6, 32", "12, 33"})
    void aDetectableGainIsFoundInAbout80PercentOfTrials(int pairs, long seed) {
        double deviation = 0.02;
        double spreadPct = 100 * Math.expm1(1.959964 * deviation);
        Noise noise = new Noise(spreadPct, 1, 1).forTrialsOf(pairs);
        double gain = 1 + noise.detectablePct() / 100;
        Random random = new Random(seed);
        int found = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Runs runs = Runs.simulate(random, pairs, gain, deviation);
            found += Comparison.ofPairs(runs.a(), runs.b()).faster() ? 1 : 0;
        }
        assertThat(found / (double) TRIALS).as("seed %d", seed).isBetween(0.75, 0.86);
    }

    @Test
    void refusesTrialsThatCannotShowAnything() {
        Noise noise = Noise.ofEqualRuns(new double[] {100}, new double[] {101});
        assertThatThrownBy(() -> noise.forTrialsOf(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Noise.ofEqualRuns(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
