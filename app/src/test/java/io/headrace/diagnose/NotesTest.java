package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.Obstacles;
import io.headrace.observe.Drops;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NotesTest {
    private static final Drops OVERFLOWS = new Drops(0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0);

    private static List<String> notes(Situations situations, Obstacles obstacles, int perPath) {
        return Notes.of(situations.situation(), obstacles, perPath);
    }

    private static Obstacles tracked(int tracked, int max) {
        return new Obstacles(null, null, null, tracked, max);
    }

    @Test
    void aQuietMachineThatTellsAllHasNone() {
        Obstacles usual = new Obstacles("performance", 4096, 28232, 0, 262144);

        assertThat(notes(Situations.cpus(50), usual, 64)).isEmpty();
        assertThat(notes(Situations.cpus(50).drops(OVERFLOWS), Obstacles.UNKNOWN, 64)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"performance, 0", "schedutil, 0", "powersave, 1", "'performance,powersave', 1"})
    void aGovernorThatSavesPowerIsToldByName(String governor, int told) {
        Obstacles obstacles = new Obstacles(governor, null, null, null, null);

        assertThat(notes(Situations.cpus(50), obstacles, 64))
                .hasSize(told)
                .allSatisfy(note -> assertThat(note).contains("governor is " + governor + ":"));
    }

    @ParameterizedTest
    @CsvSource({"63, 64, 0", "64, 64, 1", "64, 0, 0"})
    void trackingIsToldWhenAllConnectionsCanBeInTheTable(int tracked, int perPath, int told) {
        assertThat(notes(Situations.cpus(50), tracked(tracked, 262144), perPath))
                .hasSize(told)
                .allSatisfy(note -> assertThat(note).contains("(64 of at most 262144)"));
    }

    @ParameterizedTest
    @CsvSource({"899, false", "900, true"})
    void aTableThatIsNearlyFullIsToldToDrop(int tracked, boolean drops) {
        assertThat(notes(Situations.cpus(50), tracked(tracked, 1000), 64))
                .singleElement()
                .satisfies(note -> assertThat(note.contains("drops new ones")).isEqualTo(drops));
    }

    @ParameterizedTest
    @CsvSource({"900, 0", "901, 1", "0, 0"})
    void connectionsThatTakeMostPortsAreTold(int perPath, int told) {
        Obstacles obstacles = new Obstacles(null, null, 1000, null, null);

        assertThat(notes(Situations.cpus(50), obstacles, perPath))
                .hasSize(told)
                .allSatisfy(note -> assertThat(note).contains("901 connections", "1000 local"));
    }

    @Test
    void theLongestQueueIsToldWhenOneOverflowedHere() {
        Obstacles obstacles = new Obstacles(null, 128, null, null, null);

        assertThat(notes(Situations.cpus(50).drops(OVERFLOWS), obstacles, 64))
                .singleElement()
                .satisfies(note -> assertThat(note).endsWith("net.core.somaxconn, 128"));
        assertThat(notes(Situations.cpus(50).drops(OVERFLOWS).remote(), obstacles, 64)).isEmpty();
        assertThat(notes(Situations.cpus(50), obstacles, 64)).isEmpty();
    }
}
