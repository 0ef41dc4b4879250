package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

/** The ranks between which a true percentile lies. */
class RankIntervalTest {
    @Test
    void theMedianOfTwentyIsTheTextbookCase() {
        // David and Nagaraja: the 6th and the 15th of 20 hold the median with 95.9 %
        assertThat(RankInterval.of(Percentile.P50, 20)).isEqualTo(new RankInterval(6, 15));
    }

    @Test
    void itHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(20_260_101);
        int trials = 2_000;
        int count = 2_000;
        int held = 0;
        RankInterval ranks = RankInterval.of(Percentile.P99, count);
        for (int trial = 0; trial < trials; trial++) {
            double[] values = random.doubles(count).sorted().toArray();
            boolean holds =
                    values[(int) ranks.low() - 1] <= 0.99 && values[(int) ranks.high() - 1] >= 0.99;
            held += holds ? 1 : 0;
        }
        // at least 95 %; a little more, since ranks are whole; the seed is fixed
        assertThat((double) held / trials).isBetween(0.945, 0.985);
    }

    @Test
    void correlatedValuesAreHeldLessOften() {
        Random random = new Random(7);
        int count = 2_000;
        int held = 0;
        RankInterval ranks = RankInterval.of(Percentile.P99, count);
        for (int trial = 0; trial < 500; trial++) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = i % 20 == 0 ? random.nextDouble() : values[i - 1];
            }
            Arrays.sort(values);
            boolean holds =
                    values[(int) ranks.low() - 1] <= 0.99 && values[(int) ranks.high() - 1] >= 0.99;
            held += holds ? 1 : 0;
        }
        assertThat(held / 500.0).as("why the interval is a lower bound").isLessThan(0.8);
    }

    @Test
    void manyValuesGoOverToTheNormalWithoutAStep() {
        long most = Integer.MAX_VALUE;
        for (Percentile percentile : Percentile.OF_THE_TAIL) {
            RankInterval exact = RankInterval.of(percentile, most);
            RankInterval normal = RankInterval.of(percentile, most + 1);
            assertThat((double) normal.low()).isCloseTo((double) exact.low(), within(3.0));
            assertThat((double) normal.high()).isCloseTo((double) exact.high(), within(3.0));
        }
    }

    @Test
    void tooFewValuesHaveNone() {
        assertThatThrownBy(() -> RankInterval.of(Percentile.P99, 999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("999 values carry no p99");
        RankInterval least = RankInterval.of(Percentile.P99, 1_000);
        assertThat(least.low()).isPositive();
        assertThat(least.high()).isLessThanOrEqualTo(1_000);
    }
}
