package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** Durations are read exactly, and printed with as many digits as people want. */
class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, 500000000",
        "10s, 10000000000",
        "2m, 120000000000",
        "1h, 3600000000000",
        "250us, 250000",
        "250µs, 250000",
        "250μs, 250000",
        "100ns, 100",
        "1.5s, 1500000000",
        "1.1s, 1100000000",
        "0.000000001s, 1",
        "0, 0",
        "0s, 0",
        "1m30s, 90000000000",
        "1h1ns, 3600000000001",
        "1 m 30 s, 90000000000",
        "' 10 s ', 10000000000",
        "9223372036854775807ns, 9223372036854775807"
    })
    void reads(String text, long ns) {
        assertThat(Durations.parseNs(text)).isEqualTo(ns);
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "' ', it is empty",
        "10, it has no unit",
        "1m30, it has no unit",
        "-5s, it is negative",
        "−5s, it is negative",
        "5x, \"x\" is not a unit of it",
        "5S, \"S\" is not a unit of it",
        "1.5ns, it is no whole number ns",
        "9223372036854775808ns, it is too large",
        "2562048h, it is too large",
        "99999999999999999999999s, it is too large",
        "30s1m, its units do not go from large to small",
        "1s1s, its units do not go from large to small",
        "'1,5s', it has no unit",
        "NaN, it is not a number with a unit",
        "Infinity, it is not a number with a unit",
        ".5s, it is not a number with a unit",
        "٣s, it is not a number with a unit"
    })
    void refuses(String text, String cause) {
        Refusals.assertRefused(
                () -> Durations.parseNs(text),
                "duration \"" + text + "\"",
                cause,
                "500ms 10s 1.5s 2m 1h 1m30s 250us 100ns");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "1, 1 ns",
        "999, 999 ns",
        "1000, 1 µs",
        "1234567, 1.2 ms",
        "1003000, 1.0 ms",
        "1000000, 1 ms",
        "9960000, 10.0 ms",
        "15300, 15.3 µs",
        "99960, 100 µs",
        "340000, 340 µs",
        "999400, 999 µs",
        "999600, 1.0 ms",
        "10000000000, 10 s",
        "59940000000, 59.9 s",
        "59950000000, 1 m",
        "90000000000, 1 m 30 s",
        "90499999999, 1 m 30 s",
        "90500000000, 1 m 31 s",
        "3599500000000, 1 h",
        "5400000000000, 1 h 30 m",
        "-1200000, −1.2 ms"
    })
    void prints(long ns, String text) {
        assertThat(Durations.print(ns)).isEqualTo(text);
    }

    @Test
    void printsTheWholeRange() {
        assertThat(Durations.print(Long.MAX_VALUE)).isEqualTo("2562047 h 47 m");
        assertThat(Durations.print(Long.MIN_VALUE)).isEqualTo("\u22122562047 h 47 m");
    }

    @Test
    void readsWhatItPrintsUpToTheDigitsShown() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long ns = random.nextLong(1, Long.MAX_VALUE) >>> random.nextInt(1, 62);
            String printed = Durations.print(ns);
            assertThat((double) Durations.parseNs(printed))
                    .as("seed %d: %d ns printed as %s", seed, ns, printed)
                    .isCloseTo((double) ns, within(0.051 * ns));
        }
    }
}
