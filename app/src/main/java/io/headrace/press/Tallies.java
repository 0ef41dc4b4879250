package io.headrace.press;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way of tallies from the loops, which fill them, to the steering thread, and back.
 *
 * <p>Linked through the tallies themselves under a lock that a loop takes once a second, so handing
 * one over allocates nothing.
 */
final class Tallies {
    /** Every tally there is, wherever it is now. */
    private final List<Tally> all = new ArrayList<>();

    private @Nullable Tally full;
    private @Nullable Tally empty;
    private long unfinished;
    private long lastAnswerNs = Long.MIN_VALUE;

    /** So many tallies are made now, so that none has to be made while the loops run. */
    Tallies(int count) {
        for (int i = 0; i < count; i++) {
            giveEmpty(made());
        }
    }

    private Tally made() {
        Tally tally = new Tally();
        all.add(tally);
        return tally;
    }

    /** An empty tally for one second of the window; the loop owns it until it gives it back. */
    synchronized Tally take(int second) {
        Tally tally = empty;
        if (tally == null) {
            tally = made();
        }
        empty = tally.next;
        tally.next = null;
        tally.second = second;
        tally.taken = true;
        return tally;
    }

    /** Gives a tally and takes the next, so that a loop that runs always has one. */
    synchronized Tally exchange(Tally filled, int second) {
        give(filled);
        return take(second);
    }

    synchronized void give(Tally tally) {
        tally.taken = false;
        tally.next = full;
        full = tally;
    }

    /**
     * The earliest second that a loop still fills: all tallies of those before it have been given.
     * {@link Tally#OUTSIDE} while a loop may be before its window, {@link Integer#MAX_VALUE} when
     * all loops have ended.
     */
    synchronized int earliestTaken() {
        int earliest = Integer.MAX_VALUE;
        for (Tally tally : all) {
            if (tally.taken) {
                earliest = Math.min(earliest, tally.second);
            }
        }
        return earliest;
    }

    /** Shows each full tally once; it is used again afterwards. */
    void collect(Consumer<Tally> reader) {
        for (Tally tally = takeFull(); tally != null; tally = takeFull()) {
            reader.accept(tally);
            tally.reset();
            giveEmpty(tally);
        }
    }

    private synchronized @Nullable Tally takeFull() {
        Tally tally = full;
        if (tally != null) {
            full = tally.next;
        }
        return tally;
    }

    private synchronized void giveEmpty(Tally tally) {
        tally.next = empty;
        empty = tally;
    }

    /** A loop has ended with so many requests in flight, its last answer at that time. */
    synchronized void unfinished(int requests, long lastNs) {
        unfinished += requests;
        lastAnswerNs = Math.max(lastAnswerNs, lastNs);
    }

    synchronized long unfinished() {
        return unfinished;
    }

    synchronized long lastAnswerNs() {
        return lastAnswerNs;
    }
}
