package io.headrace.serve;

import io.headrace.fault.Fault;
import io.headrace.units.Durations;

import java.util.random.RandomGenerator;

/**
 * How long each answer is kept back.
 *
 * @param meanNs mean of the times, in nanoseconds
 * @param exponential whether they are spread exponentially; else all are the mean
 */
public record Delay(long meanNs, boolean exponential) {
    public static final Delay NONE = new Delay(0, false);

    private static final String MEAN = "exp:";
    private static final String P99 = "p99:";

    /** Of an exponential distribution, how many means one in a hundred exceeds: ln 100. */
    private static final double P99_IN_MEANS = Math.log(100);

    /**
     * Reads `5ms`, the same for all; `exp:5ms`, exponential with that mean; or `p99:50ms`,
     * exponential so that one in a hundred takes longer.
     *
     * @throws Fault BAD_INPUT when it is anything else
     */
    public static Delay parse(String text) {
        try {
            if (text.startsWith(MEAN)) {
                return new Delay(Durations.parseNs(text.substring(MEAN.length())), true);
            }
            if (text.startsWith(P99)) {
                long p99 = Durations.parseNs(text.substring(P99.length()));
                return new Delay(Math.round(p99 / P99_IN_MEANS), true);
            }
            return new Delay(Durations.parseNs(text), false);
        } catch (Fault e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--delay \"" + text + "\"",
                    e.likelyCause(),
                    "try 5ms, exp:5ms or p99:50ms",
                    e);
        }
    }

    /** The next of the times. */
    long nextNs(RandomGenerator random) {
        return exponential ? (long) (-Math.log(1 - random.nextDouble()) * meanNs) : meanNs;
    }
}
