package io.headrace.stats;

import org.HdrHistogram.HistogramLogWriter;

import java.io.PrintStream;
import java.time.Instant;

/**
 * A log of one histogram for each interval, in HdrHistogram's interval log format 1.3, which its
 * log processor and plotters read. Values are nanoseconds, the maximum of each line is in
 * milliseconds.
 */
public final class LatencyLog {
    private static final double NS_PER_S = 1e9;

    private final HistogramLogWriter writer;

    /**
     * Begins the log with its head.
     *
     * @param start the time that the times of all lines are relative to
     */
    public LatencyLog(PrintStream out, String comment, Instant start) {
        writer = new HistogramLogWriter(out);
        writer.outputComment("[" + comment + "]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(start.toEpochMilli());
        writer.outputLegend();
    }

    /** Adds a line for an interval, whose ends are nanoseconds since the start. */
    public void add(long fromNs, long toNs, Latencies latencies) {
        writer.outputIntervalHistogram(fromNs / NS_PER_S, toNs / NS_PER_S, latencies.histogram());
    }
}
