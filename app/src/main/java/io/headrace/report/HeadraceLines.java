package io.headrace.report;

import io.headrace.node.LoadReport;
import io.headrace.press.ErrorKind;
import io.headrace.press.PressResult;
import io.headrace.stats.LatencySummary;
import io.headrace.stats.Percentile;
import io.headrace.units.Counts;

import java.util.Locale;

/**
 * What the lines of other tools leave out or tell otherwise, each line marked as ours: which
 * answers were good, measured latencies, bits, and what limited the run.
 */
final class HeadraceLines {
    private static final String MARK = "Headrace: ";

    private HeadraceLines() {}

    /** One marked line. */
    static String line(String text) {
        return MARK + text + "\n";
    }

    static String write(LoadReport report) {
        PressResult result = report.result();
        return line(answers(result))
                + line(latency(result.latency()))
                + line(bits(result))
                + line(
                        String.format(
                                Locale.ROOT,
                                "busiest thread %.0f %%; limit %s: %s",
                                result.client().busiestThreadPct(),
                                report.verdict().bound().word(),
                                report.verdict().sentence()));
    }

    private static String answers(PressResult result) {
        StringBuilder text = new StringBuilder();
        text.append(result.ok()).append(" answers with 2xx or 3xx, ");
        text.append(result.requests() - result.ok()).append(" with others; failed:");
        for (ErrorKind kind : ErrorKind.values()) {
            text.append(' ').append(kind.toString().toLowerCase(Locale.ROOT));
            text.append(' ').append(result.errors().getOrDefault(kind, 0L)).append(',');
        }
        text.setLength(text.length() - 1);
        return result.complete() ? text.toString() : text + "; interrupted";
    }

    /** Percentiles that too few answers carry are left out. */
    private static String latency(LatencySummary latency) {
        long count = latency.count();
        StringBuilder text = new StringBuilder("measured latency");
        add(text, Percentile.P50, count, latency.p50());
        add(text, Percentile.P90, count, latency.p90());
        add(text, Percentile.P99, count, latency.p99());
        add(text, Percentile.P999, count, latency.p999());
        return text + " max " + PressText.us(latency.max());
    }

    private static void add(StringBuilder text, Percentile percentile, long count, double us) {
        if (percentile.isCarriedBy(count)) {
            text.append(' ').append(percentile.text()).append(' ');
            text.append(PressText.us(us)).append(',');
        }
    }

    private static String bits(PressResult result) {
        return bitsPerSecond(result.bytes().received(), result)
                + " received, "
                + bitsPerSecond(result.bytes().sent(), result)
                + " sent, with heads";
    }

    private static String bitsPerSecond(long bytes, PressResult result) {
        return Counts.print(8e9 * bytes / Math.max(1, result.durationNs())) + "bit/s";
    }
}
