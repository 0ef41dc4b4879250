package io.headrace.diagnose;

import io.headrace.observe.Stalls;
import io.headrace.press.PressResult;

/**
 * What the load generator tells of itself, over the window.
 *
 * @param errorsPct requests that failed, in percent of all
 * @param latePct requests it sent more than a millisecond after they were due, by its own fault, in
 *     percent of those sent; 0 in a closed loop, where nothing is due
 * @param stalls of its JVM, as far as they were seen
 */
public record Generator(double errorsPct, double latePct, Stalls stalls) {

    /** As one run has measured it. */
    public static Generator of(PressResult result, Stalls stalls) {
        return new Generator(result.errorsPct(), result.latePct(), stalls);
    }
}
