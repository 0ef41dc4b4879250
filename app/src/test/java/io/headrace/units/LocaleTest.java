package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

/** Text is the same where the decimal point is a comma, and where digits are others. */
class LocaleTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab"})
    void readsAndPrintsTheSame(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(Durations.print(Durations.parseNs("1.5ms"))).isEqualTo("1.5 ms");
        assertThat(Durations.print(90_000_000_000L)).isEqualTo("1 m 30 s");
        assertThat(Counts.print(Counts.parse("1.36M"))).isEqualTo("1.36 M");
        assertThat(Sizes.print(Sizes.parse("1.5MiB"))).isEqualTo("1.5 MiB");
        assertThat(Percent.signed(-8.5)).isEqualTo("\u22128.5 %");
        assertThat(CpuSet.parse("0-7,16").print()).isEqualTo("0-7,16");
    }
}
