package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideEffectsTest {
    @ParameterizedTest
    @CsvSource({"0.4, 0", "0.5, 1"})
    void stealOnTheCpuOfALoadThreadIsTold(double stealPct, int told) {
        Situations situation = Situations.cpus(20, 20).steal(0, 1.9).steal(1, stealPct);

        assertThat(situation.client("", 20).on(1).judge().evidence())
                .filteredOn(evidence -> evidence.name().equals("client CPU steal"))
                .hasSize(told)
                .allSatisfy(evidence -> assertThat(evidence.origin()).endsWith("stat of CPU 1"));
    }

    @ParameterizedTest
    @CsvSource({"29.7, 0", "30, 1"})
    void softInterruptsOnTheCpuOfALoadThreadAreTold(double cpuPct, int told) {
        // A third of a busy CPU is soft interrupts.
        assertThat(Situations.cpus(90, cpuPct).client("", 20).on(1).judge().evidence())
                .filteredOn(evidence -> evidence.name().equals("client CPU soft interrupts"))
                .hasSize(told)
                .allSatisfy(evidence -> assertThat(evidence.value()).isEqualTo(10));
    }

    @Test
    void pausesOfTheGeneratorAreToldOnlyWhenThereWereSome() {
        assertThat(Situations.cpus(50).stalls(3, 12, 20).judge().evidence())
                .extracting(Evidence::text)
                .containsExactly(
                        "GC pauses over 1 ms 3 (GarbageCollectorMXBean)",
                        "GC pause longest 12.0 ms (GarbageCollectorMXBean)",
                        "GC pauses together 20.0 ms (GarbageCollectorMXBean)");
        assertThat(Situations.cpus(50).stalls(0, 0, 0).judge().evidence()).isEmpty();
    }
}
