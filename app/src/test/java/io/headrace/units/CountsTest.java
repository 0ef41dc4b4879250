package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** Counts are read exactly, and printed with three digits. */
class CountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1k, 1000",
        "1K, 1000",
        "1.5M, 1500000",
        "2G, 2000000000",
        "3T, 3000000000000",
        "30000000, 30000000",
        "92.1 k, 92100",
        "2.0, 2",
        "9223372036854775807, 9223372036854775807"
    })
    void reads(String text, long count) {
        assertThat(Counts.parse(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "-1, it is negative",
        "1m, \"m\" is not a unit of it",
        "1kk, \"kk\" is not a unit of it",
        "1.5, it is no whole number",
        "1.0001k, it is no whole number",
        "9223372036854775808, it is too large",
        "9300000000G, it is too large",
        "'30,000', it is not a number with a unit",
        "1e3, it is not a number with a unit",
        "1k500, it is not a number with a unit",
        "NaN, it is not a number with a unit",
        "0x10, it is not a number with a unit"
    })
    void refuses(String text, String cause) {
        Refusals.assertRefused(
                () -> Counts.parse(text),
                "count \"" + text + "\"",
                cause,
                "950 1k 1.5M 2G 30000000");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 0.1",
        "0.333, 0.33",
        "950, 950",
        "12.34, 12.3",
        "999.6, 1.00 k",
        "1000, 1 k",
        "92123.4, 92.1 k",
        "90012, 90.0 k",
        "99960, 100 k",
        "131400, 131 k",
        "999400, 999 k",
        "999600, 1.00 M",
        "1361000, 1.36 M",
        "30000000, 30 M",
        "5e15, 5000 T",
        "-92123, −92.1 k",
        "NaN, n/a",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void prints(double count, String text) {
        assertThat(Counts.print(count)).isEqualTo(text);
    }

    @Test
    void readsWhatItPrintsUpToTheDigitsShown() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long count = random.nextLong(1, Long.MAX_VALUE) >>> random.nextInt(1, 62);
            String printed = Counts.print(count);
            assertThat((double) Counts.parse(printed))
                    .as("seed %d: %d printed as %s", seed, count, printed)
                    .isCloseTo((double) count, within(0.0051 * count));
        }
    }
}
