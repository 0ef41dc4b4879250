package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
    @Test
    void readsAsOneLine() {
        assertThat(new Evidence("press thread busiest", 99.12, "%", "thread CPU clock"))
                .hasToString("press thread busiest 99.1 % (thread CPU clock)");
    }

    @Test
    void countsHaveNoUnitAndNoFraction() {
        assertThat(new Evidence("retransmits", 1234567, "", "Tcp RetransSegs").text())
                .isEqualTo("retransmits 1234567 (Tcp RetransSegs)");
    }
}
