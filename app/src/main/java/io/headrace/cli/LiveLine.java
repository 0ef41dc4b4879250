package io.headrace.cli;

import io.headrace.press.WindowSecond;
import io.headrace.stats.Latencies;
import io.headrace.stats.Percentile;
import io.headrace.units.Counts;
import io.headrace.units.Durations;
import io.headrace.units.Percent;

import java.util.Locale;
import java.util.function.DoubleSupplier;

/** A line on the terminal that each second replaces: how the run is doing. */
final class LiveLine implements RunOutput {
    private final Terminal terminal;
    private final DoubleSupplier secondsSinceStart;
    private boolean inWindow;

    LiveLine(Terminal terminal, DoubleSupplier secondsSinceStart) {
        this.terminal = terminal;
        this.secondsSinceStart = secondsSinceStart;
    }

    /** Until the first second is over there are only counts to tell. */
    @Override
    public void update(long answers, long failures) {
        if (!inWindow) {
            terminal.progress(() -> counts(answers, failures));
        }
    }

    private String counts(long answers, long failures) {
        return String.format(
                Locale.ROOT,
                "%.0f s  %s answers  %d failed",
                secondsSinceStart.getAsDouble(),
                Counts.print(answers),
                failures);
    }

    @Override
    public void second(WindowSecond second) {
        inWindow = true;
        terminal.progress(() -> text(second));
    }

    /** Short enough for 80 columns: a line that wraps cannot be replaced. */
    static String text(WindowSecond second) {
        return Durations.print(second.startNs() + second.lengthNs())
                + "  "
                + Counts.print(second.rate())
                + "/s  p50 "
                + told(second.latencies(), Percentile.P50)
                + "  p99 "
                + told(second.latencies(), Percentile.P99)
                + "  errors "
                + Counts.print(second.errorCount())
                + "  own CPU "
                + Percent.plain(second.busyPct());
    }

    private static String told(Latencies latencies, Percentile percentile) {
        return percentile.isCarriedBy(latencies.count())
                ? Durations.print(latencies.valueAtPercentileNs(percentile.percent()))
                : "-";
    }
}
