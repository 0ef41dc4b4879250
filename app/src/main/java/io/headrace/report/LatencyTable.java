package io.headrace.report;

import io.headrace.stats.Interval;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySummary;
import io.headrace.stats.Percentile;
import io.headrace.units.Counts;
import io.headrace.units.Durations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The figures of a distribution as a table of four lines: moments and ends, the body, and the tail
 * with 95 % intervals. A percentile that too few values carry is a dash.
 *
 * <p>An interval is the least that is unknown: it takes the values as independent, and latencies
 * that follow each other are not.
 */
final class LatencyTable {
    private static final String NOT_TOLD = "-";

    private final Latencies latencies;

    LatencyTable(Latencies latencies) {
        this.latencies = latencies;
    }

    /** The four lines; or the word none. */
    List<String> lines() {
        if (latencies.count() == 0) {
            return List.of("none");
        }
        LatencySummary summary = latencies.summary();
        return List.of(
                line("min", summary.min(), Percentile.P50, Percentile.P99),
                line("mean", summary.mean(), Percentile.P75, Percentile.P999),
                line("stdev", summary.stdev(), Percentile.P90, Percentile.P9999),
                line("max", summary.max(), Percentile.P95, Percentile.P99999));
    }

    /** The same, and how many more answers the dashes take. */
    List<String> linesWithRemark() {
        List<Percentile> thin = Percentile.notCarriedBy(latencies.count());
        List<String> lines = new ArrayList<>(lines());
        if (latencies.count() > 0 && !thin.isEmpty()) {
            lines.add(wanting(thin));
        }
        return lines;
    }

    private String line(String name, double us, Percentile body, Percentile tail) {
        return String.format(
                        Locale.ROOT,
                        "%-6s %-9s %-4s %-9s %-8s %-8s %s",
                        name,
                        PressText.us(us),
                        body.text(),
                        told(body),
                        tail.text(),
                        told(tail),
                        interval(tail))
                .stripTrailing();
    }

    private String told(Percentile percentile) {
        return percentile.isCarriedBy(latencies.count())
                ? Durations.print(latencies.valueAtPercentileNs(percentile.percent()))
                : NOT_TOLD;
    }

    private String interval(Percentile percentile) {
        if (!percentile.isCarriedBy(latencies.count())) {
            return "";
        }
        Interval interval = latencies.intervalNs(percentile);
        return "(95 %: "
                + Durations.print(Math.round(interval.low()))
                + " \u2026 "
                + Durations.print(Math.round(interval.high()))
                + ")";
    }

    private String wanting(List<Percentile> thin) {
        StringJoiner text = new StringJoiner(", ", "- takes more answers: ", "");
        for (Percentile percentile : thin) {
            long more = percentile.leastCount() - latencies.count();
            text.add(percentile.text() + " " + Counts.print(more));
        }
        return text.toString();
    }
}
