package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantiles against printed tables of Student's t. */
class StudentTTest {
    @ParameterizedTest
    @CsvSource({"1, 12.706", "2, 4.303", "3, 3.182", "4, 2.776", "9, 2.262", "30, 2.042"})
    void halfWidthIsTheQuantileOfTheTable(int degreesOfFreedom, double quantile) {
        assertThat(StudentT.halfWidth(degreesOfFreedom)).isCloseTo(quantile, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"2, 12.706, 1.376", "5, 2.776, 0.941", "10, 2.262, 0.883", "31, 2.042, 0.854"})
    void detectableAddsTheTwoQuantilesOfTheTable(int pairs, double upper, double power) {
        assertThat(StudentT.detectable(pairs)).isCloseTo(upper + power, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"12.706, 1, 0.05", "-2.776, 4, 0.05", "3.250, 9, 0.01", "0, 9, 1"})
    void pValueIsTheLevelOfTheTable(double t, int degreesOfFreedom, double level) {
        assertThat(StudentT.pValue(t, degreesOfFreedom)).isCloseTo(level, within(0.0001));
    }

    @ParameterizedTest
    @CsvSource({"1.959964"})
    void theNormalQuantileIsTheOneEverybodyKnows(double quantile) {
        assertThat(StudentT.halfWidthOfNormal()).isCloseTo(quantile, within(1e-6));
    }
}
