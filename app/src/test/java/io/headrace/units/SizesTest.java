package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes tell powers of 1024 from powers of 1000. */
class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "64KiB, 65536",
        "1.5MiB, 1572864",
        "1MiB, 1048576",
        "2GiB, 2147483648",
        "1TiB, 1099511627776",
        "1KB, 1000",
        "1kB, 1000",
        "1MB, 1000000",
        "1GB, 1000000000",
        "1TB, 1000000000000"
    })
    void reads(String text, long bytes) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "-1KiB, it is negative",
        "64k, \"k\" is not a unit of it",
        "1M, \"M\" is not a unit of it",
        "1.0001KiB, it is no whole number B",
        "8388608TiB, it is too large",
        "KiB, it is not a number with a unit"
    })
    void refuses(String text, String cause) {
        Refusals.assertRefused(
                () -> Sizes.parse(text),
                "size \"" + text + "\"",
                cause,
                "0 512 64KiB 1.5MiB 2GiB 1KB 1MB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "1000, 1000 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "1537, 1.50 KiB",
        "65536, 64 KiB",
        "1047552, 1023 KiB",
        "1048575, 1.00 MiB",
        "1268777, 1.21 MiB",
        "1099511627776, 1 TiB",
        "-1024, −1 KiB"
    })
    void prints(long bytes, String text) {
        assertThat(Sizes.print(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 512, 1023, 1536, 65_536, 1_572_864, 2L << 30, 3L << 40})
    void readsWhatItPrints(long bytes) {
        assertThat(Sizes.parse(Sizes.print(bytes))).isEqualTo(bytes);
    }
}
