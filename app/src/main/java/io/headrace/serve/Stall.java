package io.headrace.serve;

import io.headrace.fault.Fault;
import io.headrace.units.Durations;

/**
 * Times in which nothing is answered, at all loops at once: what is due then leaves at their end.
 *
 * @param lengthNs of each, in nanoseconds
 * @param periodNs from the beginning of one to that of the next, in nanoseconds
 */
public record Stall(long lengthNs, long periodNs) {
    public static final Stall NONE = new Stall(0, 1);

    /**
     * Reads `200ms/1s`: 200 ms in each second.
     *
     * @throws Fault BAD_INPUT when it is anything else, or never ends
     */
    public static Stall parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                Stall stall = new Stall(Durations.parseNs(parts[0]), Durations.parseNs(parts[1]));
                if (stall.lengthNs < stall.periodNs) {
                    return stall;
                }
            }
        } catch (Fault e) {
            throw bad(text, e.likelyCause());
        }
        throw bad(text, "it is not a length and a longer period");
    }

    private static Fault bad(String text, String cause) {
        return new Fault(Fault.Kind.BAD_INPUT, "--stall \"" + text + "\"", cause, "try 200ms/1s");
    }

    /** When what is due at a time of `System.nanoTime` may leave. */
    long endNs(long dueNs) {
        long since = Math.floorMod(dueNs, periodNs);
        return since < lengthNs ? dueNs - since + lengthNs : dueNs;
    }
}
