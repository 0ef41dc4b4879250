package io.headrace.press;

import io.headrace.press.PressResult.Second;
import io.headrace.stats.Latencies;

import java.util.Map;

/**
 * One second of the window, told while the run goes on, once all its parts are in.
 *
 * @param t its number, from 0
 * @param lengthNs a second, but the last one may be shorter
 * @param requests whole answers
 * @param status status code → answers
 * @param errors failed requests by class
 * @param latencies of the answers; not changed any more
 * @param busyPct share of the CPU time open to them that the loops have used since the second told
 *     before
 */
public record WindowSecond(
        int t,
        long lengthNs,
        long requests,
        Map<Integer, Long> status,
        Map<ErrorKind, Long> errors,
        long bytesReceived,
        long bytesSent,
        Latencies latencies,
        double busyPct) {
    private static final double NS_PER_US = 1000.0;

    static WindowSecond of(int t, long lengthNs, TallySum sum, double busyPct) {
        return new WindowSecond(
                t,
                lengthNs,
                sum.requests,
                sum.status(),
                sum.errors(),
                sum.bytesReceived,
                sum.bytesSent,
                sum.latencies,
                busyPct);
    }

    /** Answers per second. */
    public double rate() {
        return lengthNs == 0 ? 0 : requests * 1e9 / lengthNs;
    }

    /** Failed requests of all classes. */
    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** When it began, in nanoseconds since the window opened. */
    public long startNs() {
        return t * Window.SECOND_NS;
    }

    /** In microseconds. */
    public double percentileUs(double percentile) {
        return latencies.valueAtPercentileNs(percentile) / NS_PER_US;
    }

    /** What of it stays in the result. */
    Second kept() {
        return new Second(t, requests, errorCount(), percentileUs(50), percentileUs(99));
    }
}
