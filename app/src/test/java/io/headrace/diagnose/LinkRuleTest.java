package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkRuleTest {
    @ParameterizedTest
    @CsvSource({"94.9, 10, UNKNOWN", "95, 10, LINK", "10, 95, LINK"})
    void border(double rxPct, double txPct, Bound expected) {
        assertThat(Situations.cpus(50).link(rxPct, txPct).remote().judge().bound())
                .isEqualTo(expected);
    }

    @Test
    void aFullLinkComesBeforeAFullThread() {
        Verdict verdict = Situations.cpus(99, 20).client("0", 99).link(12.3, 96.5).remote().judge();

        assertThat(verdict.bound()).isEqualTo(Bound.LINK);
        assertThat(verdict.confidence()).isEqualTo(0.9);
        assertThat(verdict.evidence())
                .extracting(Evidence::text)
                .containsExactly(
                        "link tx 96.5 % (eth0 at 10 Gbit/s)", "link rx 12.3 % (eth0 at 10 Gbit/s)");
        assertThat(verdict.sentence()).contains("eth0 at 10 Gbit/s sends 97 % of what it can");
    }

    @Test
    void aLinkWithRoomIsToldAndALocalRunHasNone() {
        assertThat(Situations.cpus(50).link(43, 5).remote().judge().evidence())
                .extracting(Evidence::text)
                .contains("link rx 43.0 % (eth0 at 10 Gbit/s)");
        assertThat(Situations.cpus(50).link(99, 99).judge().evidence()).isEmpty();
    }
}
