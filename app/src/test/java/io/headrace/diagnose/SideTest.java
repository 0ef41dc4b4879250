package io.headrace.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.observe.ThreadShare;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SideTest {
    @ParameterizedTest
    @CsvSource({"4.9, 1", "5.0, 2", "NaN, 1"})
    void waitingForACpuIsToldWhenItIsWorthTelling(double waitPct, int told) {
        assertThat(side(waitPct).evidence()).hasSize(told);
    }

    @Test
    void waitingIsToldWithTheThread() {
        assertThat(side(38).evidence().getLast().text())
                .isEqualTo("client thread waits 38.0 % (run queue time of thread press-0)");
    }

    @Test
    void aSideNobodySawIsNeitherSeenNorFull() {
        Side nothing = new Side("server", List.of(), List.of());

        assertThat(nothing.isSeen()).isFalse();
        assertThat(nothing.isFull()).isFalse();
        assertThat(nothing.evidence()).isEmpty();
    }

    private static Side side(double waitPct) {
        ThreadShare thread = new ThreadShare(9, 10, "press-0", 60, waitPct, -1);
        return new Side("client", List.of(thread), List.of());
    }
}
