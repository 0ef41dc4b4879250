package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Which seconds are whole: those before all that a loop still fills. */
class TalliesTest {
    private final Tallies tallies = new Tallies(2, false, false);

    @Test
    void aSecondIsWholeWhenEveryLoopHasLeftIt() {
        Tally one = tallies.take(0, 0);
        Tally other = tallies.take(Tally.OUTSIDE, 1);
        assertThat(tallies.earliestTaken()).isEqualTo(Tally.OUTSIDE);
        other = tallies.exchange(other, 0);
        one = tallies.exchange(one, 1);
        assertThat(tallies.earliestTaken()).isZero();
        other = tallies.exchange(other, 3); // slept through two seconds
        assertThat(tallies.earliestTaken()).isEqualTo(1);
        tallies.give(one);
        assertThat(tallies.earliestTaken()).isEqualTo(3);
        tallies.give(other);
        assertThat(tallies.earliestTaken()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsGivenIsShownOnceAndUsedAgain() {
        Tally tally = tallies.take(0, 0);
        tally.requests = 5;
        tally = tallies.exchange(tally, 1);
        tallies.give(tally);
        List<Long> shown = new ArrayList<>();
        tallies.collect(full -> shown.add(full.requests));
        tallies.collect(full -> shown.add(full.requests));
        assertThat(shown).containsExactlyInAnyOrder(5L, 0L);
        assertThat(tallies.take(2, 0).requests).isZero();
    }
}
