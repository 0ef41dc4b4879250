package io.headrace.report;

import io.headrace.press.WindowSecond;

import java.util.Locale;

/**
 * The seconds of a window as lines of comma-separated values: the number of the second, counts,
 * answers per second, latencies in microseconds, bytes received.
 */
public final class SecondsCsv {
    /** The first line. */
    public static final String HEAD = "t,requests,errors,rate,p50_us,p90_us,p99_us,max_us,bytes\n";

    private static final double NS_PER_US = 1000.0;

    private SecondsCsv() {}

    public static String row(WindowSecond second) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%.1f,%.1f,%.1f,%.1f,%.1f,%d\n",
                second.t(),
                second.requests(),
                second.errorCount(),
                second.rate(),
                second.percentileUs(50),
                second.percentileUs(90),
                second.percentileUs(99),
                second.latencies().maxNs() / NS_PER_US,
                second.bytesReceived());
    }
}
