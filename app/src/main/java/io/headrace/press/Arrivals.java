package io.headrace.press;

import java.util.SplittableRandom;

/**
 * The times at which requests of one loop are due, one after another.
 *
 * <p>Evenly spaced over all loops together: each takes every so-many-th. Or as a Poisson process:
 * the gaps in numbers are exponential, so where the rate changes the process is the inhomogeneous
 * one.
 */
final class Arrivals {
    private final int index;
    private final int loops;
    private final boolean poisson;
    private final SplittableRandom chance;
    private Schedule schedule = Schedule.constant(1);
    private long originNs;
    private double number;
    private long nextNs = Schedule.NEVER_NS;

    /** Those of one loop among several. */
    Arrivals(int index, int loops, boolean poisson, long seed) {
        this.index = index;
        this.loops = loops;
        this.poisson = poisson;
        chance = new SplittableRandom(seed * 31 + index);
    }

    /** Starts a schedule at a time. */
    void begin(Schedule other, long startNs) {
        schedule = other;
        originNs = startNs;
        number = poisson ? gap() : index;
        nextNs = originNs + schedule.timeNs(number);
    }

    /** When the next request is due. */
    long nextNs() {
        return nextNs;
    }

    /** Goes on to the one after it. */
    void advance() {
        number += poisson ? gap() : loops;
        nextNs = originNs + schedule.timeNs(number);
    }

    private double gap() {
        return -Math.log1p(-chance.nextDouble()) * loops;
    }
}
