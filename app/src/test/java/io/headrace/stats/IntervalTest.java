package io.headrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** An interval includes its ends, and an infinite one everything on that side. */
class IntervalTest {
    @Test
    void includesItsEnds() {
        Interval interval = new Interval(0.9, 1.1);
        assertThat(interval.contains(0.9)).isTrue();
        assertThat(interval.contains(1.1)).isTrue();
        assertThat(interval.excludes(1)).isFalse();
        assertThat(interval.excludes(Math.nextDown(0.9))).isTrue();
        assertThat(interval.excludes(Math.nextUp(1.1))).isTrue();
        assertThat(new Interval(0, Double.POSITIVE_INFINITY).contains(1e300)).isTrue();
    }

    @Test
    void refusesReversedEndsAndNoNumbers() {
        assertThatThrownBy(() -> new Interval(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
