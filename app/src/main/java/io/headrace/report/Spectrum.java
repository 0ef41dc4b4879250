package io.headrace.report;

import io.headrace.stats.Latencies;
import io.headrace.units.Durations;

import java.util.List;
import java.util.Locale;

/**
 * Distributions of latency as pictures in text, side by side: a line for each halving of what is
 * slower, its value, and a bar to a logarithmic scale that all of them share.
 */
public final class Spectrum {
    private static final int WIDTH = 100;

    /** Columns of a distribution besides its bar: the value, a space, and two behind the bar. */
    private static final int BESIDE_BAR = 12;

    /** Columns of the percentile and of the count. */
    private static final int BESIDE_DISTRIBUTIONS = 26;

    private static final int BAR_MOST = 50;
    private static final String EIGHTHS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589";

    /**
     * A distribution.
     *
     * @param name what was measured, such as `latency`
     * @param latencies at least one
     */
    public record Named(String name, Latencies latencies) {}

    private final List<Named> distributions;
    private final boolean unicode;
    private final int barWidth;
    private final double floorNs;
    private final double ceilingNs;

    private Spectrum(List<Named> distributions, boolean unicode) {
        this.distributions = distributions;
        this.unicode = unicode;
        int each = (WIDTH - BESIDE_DISTRIBUTIONS) / distributions.size();
        barWidth = Math.min(BAR_MOST, each - BESIDE_BAR);
        long least = Long.MAX_VALUE;
        long most = 1;
        for (Named named : distributions) {
            least = Math.min(least, Math.max(1, named.latencies().minNs()));
            most = Math.max(most, named.latencies().maxNs());
        }
        floorNs = Math.pow(10, Math.floor(Math.log10((double) least)));
        ceilingNs = most;
    }

    /**
     * Writes it, at most 100 columns wide.
     *
     * @param distributions one to three; the counts are those of the first
     * @param unicode whether bars may use block elements; otherwise number signs
     */
    public static String write(List<Named> distributions, boolean unicode) {
        return new Spectrum(distributions, unicode).write();
    }

    private String write() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nSpectrum: each line halves what is slower; bars are logarithmic,"
                                + " %s to %s%n",
                        Durations.print(Math.round(floorNs)),
                        Durations.print(Math.round(ceilingNs))));
        for (Named named : distributions) {
            text.append(String.format("%9s %-" + (barWidth + 2) + "s", "", named.name()));
        }
        text.append(String.format("%-12s %13s%n", "percentile", "count"));
        long most = distributions.stream().mapToLong(d -> d.latencies().count()).max().orElse(0);
        int halvings = Long.SIZE - Long.numberOfLeadingZeros(most);
        for (int halving = 0; halving <= halvings; halving++) {
            addLine(text, halving, halving == halvings);
        }
        return text.toString();
    }

    private void addLine(StringBuilder text, int halving, boolean last) {
        for (Named named : distributions) {
            long ns = valueNs(named.latencies(), halving);
            text.append(String.format(Locale.ROOT, "%9s %s  ", Durations.print(ns), bar(ns)));
        }
        double percent = last ? 100 : 100 * (1 - Math.scalb(1.0, -halving));
        long count = rank(distributions.getFirst().latencies().count(), halving);
        text.append(String.format(Locale.ROOT, "%-12s %13d%n", figure(percent), count));
    }

    /** How many are not slower, after so many halvings of what is. */
    private static long rank(long count, int halving) {
        return count - (count >>> halving);
    }

    private static long valueNs(Latencies latencies, int halving) {
        long rank = rank(latencies.count(), halving);
        return rank == 0 ? latencies.minNs() : latencies.valueAtRankNs(rank);
    }

    private String bar(long ns) {
        double share = ceilingNs > floorNs ? Math.log(Math.max(ns, 1) / floorNs) / range() : 1;
        String bar = unicode ? blocks(share) : "#".repeat((int) Math.round(share * barWidth));
        return bar + " ".repeat(barWidth - bar.length());
    }

    private String blocks(double share) {
        int eighths = (int) Math.round(share * barWidth * EIGHTHS.length());
        int rest = eighths % EIGHTHS.length();
        return "\u2588".repeat(eighths / EIGHTHS.length())
                + (rest == 0 ? "" : EIGHTHS.substring(rest, rest + 1));
    }

    private double range() {
        return Math.log(ceilingNs / floorNs);
    }

    private static String figure(double percent) {
        return String.format(Locale.ROOT, "%.8f", percent).replaceFirst("\\.?0+$", "");
    }
}
