package io.headrace.press;

import io.headrace.stats.Latencies;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Whether a warm-up has settled: rate and median latency of one second differ by no more than a
 * part from those of the second before.
 */
public final class Settling {
    /** The longest an unsettled warm-up goes on. */
    static final long LONGEST_NS = 15_000_000_000L;

    /** The test in words, for the result. */
    public static final String TEST =
            "rate and p50 of two successive seconds differ by at most 5 %, looked at four times a"
                    + " second for at most 15 s";

    private static final double DIFFERENCE_MAX = 0.05;

    /** How many looks make a second. */
    private static final int LOOKS = 4;

    private record Look(double rate, double p50Ns) {}

    private final ArrayDeque<Look> looks = new ArrayDeque<>();
    private Latencies latencies = new Latencies();
    private long requests;
    private long sinceNs;

    Settling(long nowNs) {
        sinceNs = nowNs;
    }

    /** Takes what one loop did in a part of the warm-up. */
    void add(Tally tally) {
        tally.latency.addTo(latencies);
        requests += tally.requests;
    }

    /** Looks at what came since the last look: whether it has settled. */
    boolean look(long nowNs) {
        double rate = requests * 1e9 / Math.max(1, nowNs - sinceNs);
        looks.addLast(new Look(rate, latencies.valueAtPercentileNs(50)));
        if (looks.size() > 2 * LOOKS) {
            looks.removeFirst();
        }
        sinceNs = nowNs;
        requests = 0;
        latencies = new Latencies();
        return looks.size() == 2 * LOOKS && hasSettled();
    }

    private boolean hasSettled() {
        double[] rates = new double[2];
        double[] medians = new double[2];
        Iterator<Look> all = looks.iterator();
        for (int i = 0; i < 2 * LOOKS; i++) {
            Look look = all.next();
            rates[i / LOOKS] += look.rate;
            medians[i / LOOKS] += look.p50Ns;
        }
        return rates[1] > 0 && isClose(rates[0], rates[1]) && isClose(medians[0], medians[1]);
    }

    private static boolean isClose(double before, double after) {
        return Math.abs(after - before) <= DIFFERENCE_MAX * before;
    }
}
