package io.headrace.report;

import io.headrace.experiment.ClimbResult;
import io.headrace.experiment.ClimbResult.Maximum;
import io.headrace.experiment.Step;
import io.headrace.host.Host;
import io.headrace.stats.Comparison;
import io.headrace.stats.Interval;
import io.headrace.stats.Noise;
import io.headrace.units.Counts;
import io.headrace.units.Percent;

import java.util.Locale;

/** A climb for the terminal, line by line as it goes on. */
public final class ClimbText {
    private static final String ROW = "%5s  %-42s %8s  %10s  %7s  %-18s  %8s   %s%n";

    private ClimbText() {}

    /** The machine, and what is measured on it. */
    public static String header(Host host, String server) {
        return host.cpus().size()
                + " CPUs · "
                + host.nodes()
                + (host.nodes() == 1 ? " node · " : " nodes · ")
                + host.cpuModel()
                + " · Linux "
                + host.kernel()
                + " · clock "
                + host.clocksource()
                + "\nloopback: "
                + server
                + ", one generator\n";
    }

    /** How much equal runs differ, and the head of the table. */
    public static String noise(Noise noise) {
        return "equal runs differ by "
                + Percent.spread(noise.spreadPct())
                + ": gains under "
                + Percent.plain(noise.detectablePct())
                + " may not be told from noise\n\n"
                + String.format(
                        Locale.ROOT,
                        ROW,
                        "step",
                        "change",
                        "",
                        "requests/s",
                        "gain",
                        "95 % interval",
                        "p99",
                        "limit");
    }

    /** One row of the table. */
    public static String step(int number, Step step) {
        if (step.failed()) {
            return String.format(
                    Locale.ROOT,
                    "%5s  %-42s %8s  %s%n",
                    number,
                    step.change(),
                    "failed",
                    step.why());
        }
        Comparison comparison = step.comparison();
        return String.format(
                Locale.ROOT,
                ROW,
                number,
                step.change(),
                comparison == null ? "" : step.kept() ? "kept" : "reverted",
                Counts.print(step.rate()),
                comparison == null ? "" : Percent.signed(comparison.gainPct()),
                comparison == null ? "" : interval(comparison),
                PressText.us(step.p99Us()),
                step.bound().word());
    }

    private static String interval(Comparison comparison) {
        Interval interval = comparison.gainPctInterval();
        return Percent.interval(interval.low(), interval.high());
    }

    /** What was found. */
    public static String ending(ClimbResult result) {
        Maximum maximum = result.maximum();
        StringBuilder text = new StringBuilder("\n");
        PressText.line(text, "Maximum", maximum(maximum));
        PressText.line(text, "", "  with " + maximum.setting().text());
        if (maximum.overBaseline() != null) {
            PressText.line(
                    text,
                    "",
                    "  "
                            + Percent.signed(maximum.overBaseline().gainPct())
                            + " over the baseline ("
                            + interval(maximum.overBaseline())
                            + "), in fresh pairs");
        }
        PressText.addVerdict(text, maximum.verdict());
        PressText.line(
                text, "Search", result.ending() + (result.complete() ? "" : " (incomplete)"));
        PressText.line(text, "Host", "nothing is left changed: only processes of its own were");
        return text.toString();
    }

    private static String maximum(Maximum maximum) {
        double server = maximum.serverCpuUs();
        String sides =
                Double.isNaN(server)
                        ? String.format(Locale.ROOT, "press %.1f µs", maximum.pressCpuUs())
                        : String.format(
                                Locale.ROOT,
                                "%.1f µs CPU per request (server %.1f, press %.1f)",
                                server + maximum.pressCpuUs(),
                                server,
                                maximum.pressCpuUs());
        return Counts.print(maximum.rate())
                + " requests/s at p99 "
                + PressText.us(maximum.p99Us())
                + ", "
                + sides
                + (maximum.confirmed() ? "" : " (not confirmed by fresh runs)");
    }
}
