package io.headrace.report;

import io.headrace.node.LoadReport;
import io.headrace.press.ErrorKind;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressResult;
import io.headrace.press.PressResult.PerThread;
import io.headrace.stats.Latencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** A timed run in the lines of wrk 4, and below them in ours. */
public final class WrkText {
    private static final double NS_PER_US = 1e3;
    private static final double SECOND_NS = 1e9;

    /** A shorter rest of a second says nothing about a rate; wrk looks ten times a second. */
    private static final double LEAST_SECONDS = 0.1;

    private static final int FIRST_BAD_STATUS = 400;

    private WrkText() {}

    /** What `wrk -v` prints; `ours` is the version of this program. */
    public static String version(String version, String ours) {
        return "wrk " + version + " [headrace " + ours + " stands in for it]\n";
    }

    /** The lines at the beginning. */
    public static String head(String url, LoadOrder load) {
        String time = WrkFigures.wholeSeconds(load.durationNs() / SECOND_NS);
        return "Running "
                + time
                + " test @ "
                + url
                + "\n  "
                + load.threads()
                + " threads and "
                + load.connections()
                + " connections\n";
    }

    /**
     * The lines at the end.
     *
     * @param withPercentiles whether to print those of the latency
     */
    public static String write(LoadReport report, boolean withPercentiles) {
        PressResult result = report.result();
        Latencies latencies = result.latencies();
        StringBuilder text = new StringBuilder();
        text.append("  Thread Stats   Avg      Stdev     Max   +/- Stdev\n");
        addSpread(text, "Latency", Spread.of(latencies), WrkFigures::time);
        addSpread(text, "Req/Sec", Spread.of(ratesOfThreads(result)), WrkFigures::metric);
        if (withPercentiles) {
            addPercentiles(text, latencies);
        }
        double seconds = Math.max(1, result.durationNs()) / SECOND_NS;
        long bytes = result.bytes().received();
        text.append("  ").append(result.requests()).append(" requests in ");
        text.append(WrkFigures.time(result.durationNs() / NS_PER_US)).append(", ");
        text.append(WrkFigures.binary((double) bytes)).append("B read\n");
        addFailures(text, result);
        text.append("Requests/sec: ");
        text.append(right(WrkFigures.fixed(result.requests() / seconds, 2), 9)).append('\n');
        text.append("Transfer/sec: ");
        text.append(right(WrkFigures.binary(bytes / seconds), 10)).append("B\n");
        return text + HeadraceLines.write(report);
    }

    /**
     * The figures of one row; those of the latency are of what was measured, where wrk fills in
     * what it thinks its waiting has left out.
     *
     * @param withinPct how many values are at most one standard deviation from the mean
     */
    private record Spread(double mean, double stdev, double max, double withinPct) {
        static Spread of(Latencies latencies) {
            double mean = latencies.meanNs();
            double stdev = latencies.summary().stdev() * NS_PER_US;
            long below = (long) Math.ceil(mean - stdev) - 1;
            long within =
                    latencies.countUpToNs((long) (mean + stdev))
                            - (below < 0 ? 0 : latencies.countUpToNs(below));
            return new Spread(
                    mean / NS_PER_US,
                    stdev / NS_PER_US,
                    latencies.maxNs() / NS_PER_US,
                    100.0 * within / latencies.count());
        }

        static Spread of(List<Double> values) {
            int count = values.size();
            double mean = values.stream().mapToDouble(d -> d).sum() / Math.max(1, count);
            double squares =
                    values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
            double stdev = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            double max = values.stream().mapToDouble(d -> d).max().orElse(0);
            long within = values.stream().filter(v -> Math.abs(v - mean) <= stdev).count();
            return new Spread(mean, stdev, max, 100.0 * within / count);
        }
    }

    /** Answers a second of each thread in each second in which it had any. */
    private static List<Double> ratesOfThreads(PressResult result) {
        double seconds = result.durationNs() / SECOND_NS;
        List<Double> rates = new ArrayList<>();
        for (PerThread thread : result.perThread()) {
            for (int t = 0; t < thread.perSecond().size(); t++) {
                double length = Math.min(1, seconds - t);
                long answers = thread.perSecond().get(t);
                if (answers > 0 && length >= LEAST_SECONDS) {
                    rates.add(Math.floor(answers / length));
                }
            }
        }
        return rates;
    }

    private static void addSpread(
            StringBuilder text, String name, Spread spread, DoubleFunction<String> figure) {
        text.append("    ").append(left(name, 10));
        text.append(WrkFigures.column(figure.apply(spread.mean()), 8));
        text.append(WrkFigures.column(figure.apply(spread.stdev()), 10));
        text.append(WrkFigures.column(figure.apply(spread.max()), 9));
        boolean none = Double.isNaN(spread.withinPct());
        // printf's word where nothing was measured
        text.append(right(none ? "-nan" : WrkFigures.fixed(spread.withinPct(), 2), 8));
        text.append("%\n");
    }

    private static void addPercentiles(StringBuilder text, Latencies latencies) {
        text.append("  Latency Distribution\n");
        for (int percentile : new int[] {50, 75, 90, 99}) {
            double us = latencies.valueAtPercentileNs(percentile) / NS_PER_US;
            text.append(right(Integer.toString(percentile), 7)).append('%');
            text.append(WrkFigures.column(WrkFigures.time(us), 10)).append('\n');
        }
    }

    /** What is no HTTP counts as a failure to read, as there. */
    private static void addFailures(StringBuilder text, PressResult result) {
        if (result.errorCount() > 0) {
            Map<ErrorKind, Long> errors = result.errors();
            long read = errors.getOrDefault(ErrorKind.READ, 0L);
            text.append("  Socket errors: connect ");
            text.append(errors.getOrDefault(ErrorKind.CONNECT, 0L)).append(", read ");
            text.append(read + errors.getOrDefault(ErrorKind.PROTOCOL, 0L)).append(", write ");
            text.append(errors.getOrDefault(ErrorKind.WRITE, 0L)).append(", timeout ");
            text.append(errors.getOrDefault(ErrorKind.TIMEOUT, 0L)).append('\n');
        }
        long bad =
                result.status().entrySet().stream()
                        .filter(entry -> entry.getKey() >= FIRST_BAD_STATUS)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        if (bad > 0) {
            text.append("  Non-2xx or 3xx responses: ").append(bad).append('\n');
        }
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
