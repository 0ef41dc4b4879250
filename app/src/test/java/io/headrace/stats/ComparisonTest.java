package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** Comparisons against published figures, and against simulated runs whose truth is known. */
class ComparisonTest {
    private static final int TRIALS = 4_000;

    /** The paired differences of Student's paper of 1908, as every text book prints them. */
    @Test
    void agreesWithStudentsSleepData() {
        Comparison sleep =
                compare(Runs.ofLogRatios(1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4));
        assertThat(Math.log(sleep.ratio())).isCloseTo(1.58, within(1e-12));
        assertThat(Math.log(sleep.interval().low())).isCloseTo(0.7001142, within(1e-6));
        assertThat(Math.log(sleep.interval().high())).isCloseTo(2.4598858, within(1e-6));
        assertThat(sleep.pValue()).isCloseTo(0.002833, within(1e-6));
        assertThat(sleep.pairs()).isEqualTo(10);
        assertThat(sleep.faster()).isTrue();
        assertThat(sleep.slower()).isFalse();
    }

    /** Two degrees of freedom have a closed form: p = 1 - t / sqrt(t² + 2), here t = sqrt(12). */
    @Test
    void agreesWithTheClosedFormForThreePairs() {
        Comparison three = compare(Runs.ofLogRatios(0.1, 0.2, 0.3));
        assertThat(three.ratio()).isCloseTo(Math.exp(0.2), within(1e-12));
        assertThat(three.pValue()).isCloseTo(1 - Math.sqrt(12.0 / 14), within(1e-9));
        double halfWidth = 4.302653 * 0.1 / Math.sqrt(3);
        assertThat(three.interval().high()).isCloseTo(Math.exp(0.2 + halfWidth), within(1e-6));
        assertThat(three.faster()).isFalse();
    }

    @Test
    void swappingTheArmsTurnsTheRatioOver() {
        Runs runs = Runs.simulate(new Random(3), 6, 1.4, 0.02);
        Comparison there = Comparison.ofPairs(runs.a(), runs.b());
        Comparison back = Comparison.ofPairs(runs.b(), runs.a());
        assertThat(there.ratio() * back.ratio()).isCloseTo(1, within(1e-12));
        assertThat(there.interval().low() * back.interval().high()).isCloseTo(1, within(1e-12));
        assertThat(there.faster()).isTrue();
        assertThat(back.slower()).isTrue();
        assertThat(back.faster()).isFalse();
    }

    @Test
    void driftBetweenPairsDoesNotWidenTheInterval() {
        double[] a = {100, 200, 400, 50};
        double[] b = {151, 299, 602, 75};
        Comparison comparison = Comparison.ofPairs(a, b);
        assertThat(comparison.gainPct()).isCloseTo(50, within(1.0));
        assertThat(comparison.gainPctInterval().low()).isGreaterThan(48);
        assertThat(comparison.gainPctInterval().high()).isLessThan(52);
    }

    @Test
    void onePairBoundsNothing() {
        Comparison one = Comparison.ofPairs(new double[] {100}, new double[] {150});
        assertThat(one.ratio()).isCloseTo(1.5, within(1e-12));
        assertThat(one.interval()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
        assertThat(one.gainPctInterval()).isEqualTo(new Interval(-100, Double.POSITIVE_INFINITY));
        assertThat(one.pValue()).isEqualTo(1);
        assertThat(one.detectablePct()).isInfinite();
        assertThat(one.faster()).isFalse();
        assertThat(one.slower()).isFalse();
    }

    @Test
    void identicalPairsAreEqual() {
        double[] rates = {100, 200, 300};
        Comparison same = Comparison.ofPairs(rates, rates);
        assertThat(same).isEqualTo(new Comparison(1, new Interval(1, 1), 3, 1));
        assertThat(same.faster()).isFalse();
        assertThat(same.slower()).isFalse();
    }

    @Test
    void oneRatioInAllPairsIsAPoint() {
        Comparison twice = Comparison.ofPairs(new double[] {1, 2}, new double[] {2, 4});
        assertThat(twice.interval().low()).isCloseTo(2, within(1e-12));
        assertThat(twice.interval().high()).isCloseTo(2, within(1e-12));
        assertThat(twice.pValue()).isZero();
        assertThat(twice.faster()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 11", "3, 12", "5, 13", "10, 14"})
    void the95PercentIntervalOfEqualRunsCovers1In95PercentOfTrials(int pairs, long seed) {
        Random random = new Random(seed);
        int covered = 0;
        int fasters = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Comparison comparison = compare(Runs.simulate(random, pairs, 1, 0.02));
            covered += comparison.interval().contains(1) ? 1 : 0;
            fasters += comparison.faster() ? 1 : 0;
            assertThat(comparison.pValue() < 0.05).isEqualTo(comparison.interval().excludes(1));
        }
        // the share of 4000 trials has a standard error of 0.34 %
        assertThat(covered / (double) TRIALS).as("seed %d", seed).isBetween(0.938, 0.962);
        assertThat(fasters / (double) TRIALS).as("seed %d", seed).isBetween(0.015, 0.035);
    }

    @Test
    void theDetectableGainIsFoundInAbout80PercentOfTrials() {
        double standardError = 0.02 / Math.sqrt(6);
        double gain = Math.exp(StudentT.detectable(6) * standardError);
        Random random = new Random(15);
        int found = 0;
        double sumOfDetectable = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Comparison comparison = compare(Runs.simulate(random, 6, gain, 0.02));
            found += comparison.faster() ? 1 : 0;
            sumOfDetectable += comparison.detectablePct();
        }
        assertThat(found / (double) TRIALS).isBetween(0.75, 0.85);
        // the sample deviation of six underestimates by 5 %
        assertThat(sumOfDetectable / TRIALS).isCloseTo(95 * (gain - 1), within(2 * (gain - 1)));
    }

    @Test
    void refusesWhatMakesNoPairs() {
        double[] one = {1};
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Comparison.ofPairs(one, new double[] {bad}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rate " + bad);
            assertThatThrownBy(() -> Comparison.ofPairs(new double[] {bad}, one))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Comparison.ofPairs(one, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Comparison.ofPairs(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Comparison compare(Runs runs) {
        return Comparison.ofPairs(runs.a(), runs.b());
    }
}
