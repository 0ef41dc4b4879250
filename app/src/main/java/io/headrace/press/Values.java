package io.headrace.press;

import java.util.SplittableRandom;

/** What the variables of one loop take their values from. */
final class Values {
    private final SplittableRandom chance;
    private final int loops;
    private long sequence;

    Values(int index, int loops) {
        this.loops = loops;
        sequence = index;
        chance = new SplittableRandom(index + 1L);
    }

    /** The next number of the sequence, which no other loop has. */
    long nextInSequence() {
        long next = sequence;
        sequence += loops;
        return next;
    }

    /** A number from 0 to below a bound. */
    long below(long bound) {
        return chance.nextLong(bound);
    }
}
