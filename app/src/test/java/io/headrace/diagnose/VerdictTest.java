package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        "CLIENT, 0.9, true",
        "CLIENT, 0.5, true",
        "CLIENT, 0.45, false",
        "SERVER, 0.9, false",
        "CPUS_FULL, 0.9, false"
    })
    void onlyACredibleClientLimitsARun(Bound bound, double confidence, boolean limited) {
        assertThat(new Verdict(bound, List.of(), confidence, "").isLimitedByClient())
                .isEqualTo(limited);
    }
}
