package io.headrace.experiment;

import java.util.function.LongSupplier;

/** The time a climb may take, and how it is spent: many short trials, a part kept for the end. */
public final class Budget {
    private static final long WINDOWS = 60;
    private static final long WINDOW_MIN_NS = 300_000_000L;
    private static final long WINDOW_MAX_NS = 5_000_000_000L;

    private final LongSupplier clockNs;
    private final long deadlineNs;
    private final long windowNs;
    private long longestTrialNs;

    /** A budget that begins now. */
    public Budget(long budgetNs, LongSupplier clockNs) {
        this.clockNs = clockNs;
        deadlineNs = clockNs.getAsLong() + budgetNs;
        windowNs = Math.clamp(budgetNs / WINDOWS, WINDOW_MIN_NS, WINDOW_MAX_NS);
        longestTrialNs = windowNs * 2;
    }

    /** Length of the measured window of every trial. */
    public long windowNs() {
        return windowNs;
    }

    /** Whether so many more trials fit in. */
    boolean allows(int trials) {
        return deadlineNs - clockNs.getAsLong() >= trials * longestTrialNs;
    }

    long now() {
        return clockNs.getAsLong();
    }

    /** Learns what a trial takes, all told. */
    void spent(long trialNs) {
        longestTrialNs = Math.max(trialNs, (longestTrialNs + trialNs) / 2);
    }
}
