package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.observe.GcPauses.Pause;

import org.junit.jupiter.api.Test;

import java.util.List;

class GcPausesTest {
    @Test
    void onlyPausesSurelyOverAMillisecondCount() {
        List<Pause> pauses =
                List.of(
                        new Pause("Copy", 1, 0),
                        new Pause("Copy", 2, 1),
                        new Pause("Copy", 3, 2),
                        new Pause("MarkSweepCompact", 1, 40));

        assertThat(GcPauses.stalls(pauses)).isEqualTo(new Stalls(2, 40, 42));
        assertThat(GcPauses.stalls(pauses.subList(0, 2))).isEqualTo(Stalls.NONE);
    }

    @Test
    void whatACollectorDoesBesideTheProgramIsNoPause() {
        assertThat(GcPauses.stopsThreads("ZGC Major Cycles")).isFalse();
        assertThat(GcPauses.stopsThreads("ZGC Major Pauses")).isTrue();
        assertThat(GcPauses.stopsThreads("MarkSweepCompact")).isTrue();
    }

    @Test
    void hearsOfTheCollectionsOfTheWindowOnly() {
        GcPauses pauses = GcPauses.watch();
        System.gc();
        pauses.opened();
        System.gc();
        System.gc();
        pauses.closed();
        System.gc();

        assertThat(pauses.stalls().count()).isLessThanOrEqualTo(pauses.inWindow().size());
        assertThat(pauses.inWindow().stream().map(Pause::number).distinct())
                .as("two that were asked for; the JVM may have made others")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(pauses.inWindow()).hasSizeLessThan(20);
    }
}
