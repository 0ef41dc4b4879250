package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles as people write them, and how many values they take. */
class PercentileTest {
    @ParameterizedTest
    @CsvSource({
        "50, p50, p50, 50, 20",
        "99, p99, p99, 99, 1000",
        "999, p99.9, p999, 99.9, 10000",
        "99.9, p99.9, p999, 99.9, 10000",
        "99999, p99.999, p99999, 99.999, 1000000",
        "99.9999, p99.9999, p999999, 99.9999, 10000000",
        "97.5, p97.5, p975, 97.5, 400",
        "5, p5, p5, 5, 11"
    })
    void areReadAndNamed(String digits, String text, String key, double percent, long least) {
        Percentile percentile = Percentile.of(digits);
        assertThat(percentile.text()).isEqualTo(text);
        assertThat(percentile.key()).isEqualTo(key);
        assertThat(percentile.percent()).isEqualTo(percent);
        assertThat(percentile.leastCount()).isEqualTo(least);
        assertThat(percentile.isCarriedBy(least)).isTrue();
        assertThat(percentile.isCarriedBy(least - 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "100",
                "1000",
                "100.0",
                "-5",
                "99.",
                "9x",
                "99.9999999",
                "999999999"
            })
    void nothingElseIsOne(String digits) {
        assertThatThrownBy(() -> Percentile.of(digits))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theThinOnesAreNamed() {
        assertThat(Percentile.notCarriedBy(0)).isEqualTo(Percentile.TOLD);
        assertThat(Percentile.notCarriedBy(100_000)).containsExactly(Percentile.P99999);
        assertThat(Percentile.notCarriedBy(1_000_000)).isEmpty();
    }
}
