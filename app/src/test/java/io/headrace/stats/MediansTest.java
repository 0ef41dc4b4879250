package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Medians and variation of a few values worked out by hand. */
class MediansTest {
    @Test
    void theMedianIsTheMiddle() {
        assertThat(Medians.median(3)).isEqualTo(3);
        assertThat(Medians.median(9, 1, 5)).isEqualTo(5);
        assertThat(Medians.median(4, 1, 2, 9)).isEqualTo(3);
        assertThat(Medians.median(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void theCallersArrayStaysAsItIs() {
        double[] values = {3, 1, 2};
        assertThat(Medians.median(values)).isEqualTo(2);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void variationIsTheSampleDeviationOverTheMean() {
        // mean 5, squares 32, deviation sqrt(32 / 7)
        assertThat(Medians.coefficientOfVariation(2, 4, 4, 4, 5, 5, 7, 9))
                .isCloseTo(Math.sqrt(32 / 7.0) / 5, within(1e-12));
        assertThat(Medians.coefficientOfVariation(7, 7)).isZero();
    }

    @Test
    void refusesTooFewValues() {
        assertThatThrownBy(Medians::median).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Medians.median(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Medians.coefficientOfVariation(1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Medians.coefficientOfVariation(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Medians.coefficientOfVariation(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
