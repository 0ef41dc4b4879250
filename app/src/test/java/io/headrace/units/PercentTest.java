package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentages have two digits and the true minus sign. */
class PercentTest {
    @ParameterizedTest
    @CsvSource({
        "42, +42 %",
        "42.4, +42 %",
        "-8, −8 %",
        "-8.04, −8.0 %",
        "1.44, +1.4 %",
        "9.96, +10 %",
        "142.3, +142 %",
        "0, 0 %",
        "-0.0, 0 %",
        "-0.04, 0.0 %",
        "0.05, +0.1 %",
        "NaN, n/a %",
        "Infinity, +∞ %"
    })
    void printsDifferences(double percent, String text) {
        assertThat(Percent.signed(percent)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"71, 71 %", "2.6, 2.6 %", "0, 0 %", "-3, −3 %", "-0.01, 0.0 %", "NaN, n/a %"})
    void printsShares(double percent, String text) {
        assertThat(Percent.plain(percent)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1%, 1", "0.5 %, 0.5", "' 100% ', 100", "0%, 0"})
    void readsShares(String text, double percent) {
        assertThat(Percent.parse(text)).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "%", "-1%", "1%%", "1,5%", ""})
    void refusesWhatIsNoShare(String text) {
        Refusals.assertRefused(
                () -> Percent.parse(text), "share \"" + text + "\"", "it is not a number", "0.5%");
    }

    @Test
    void printsSpreads() {
        assertThat(Percent.spread(1.8)).isEqualTo("\u00b11.8 %");
        assertThat(Percent.spread(Double.POSITIVE_INFINITY)).isEqualTo("\u00b1\u221e %");
    }

    @Test
    void printsIntervals() {
        assertThat(Percent.interval(38, 46)).isEqualTo("+38 \u2026 +46 %");
        assertThat(Percent.interval(-11, -5)).isEqualTo("\u221211 \u2026 \u22125 %");
        assertThat(Percent.interval(-100, Double.POSITIVE_INFINITY))
                .isEqualTo("\u2212100 \u2026 +\u221e %");
    }
}
