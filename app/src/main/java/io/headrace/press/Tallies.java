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
    private final boolean openLoop;
    private final boolean tls;
    private long unfinished;
    private long lastAnswerNs = Long.MIN_VALUE;
    private long due;
    private long unsent;
    private long oldestUnsentNs;
    private int sentAtOnceMax;
    private String tlsProtocol = "";
    private String tlsCipherSuite = "";
    private final List<Long> answersOfConnections = new ArrayList<>();

    /** So many tallies are made now, so that none has to be made while the loops run. */
    Tallies(int count, boolean openLoop, boolean tls) {
        this.openLoop = openLoop;
        this.tls = tls;
        for (int i = 0; i < count; i++) {
            giveEmpty(made());
        }
    }

    private Tally made() {
        Tally tally = new Tally(openLoop, tls);
        all.add(tally);
        return tally;
    }

    /** An empty tally for one second of the window; the loop owns it until it gives it back. */
    synchronized Tally take(int second, int loop) {
        Tally tally = empty;
        if (tally == null) {
            tally = made();
        }
        tally.loop = loop;
        empty = tally.next;
        tally.next = null;
        tally.second = second;
        tally.taken = true;
        return tally;
    }

    /** Gives a tally and takes the next, so that a loop that runs always has one. */
    synchronized Tally exchange(Tally filled, int second) {
        give(filled);
        return take(second, filled.loop);
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

    /** A connection has ended with so many answers. */
    synchronized void connectionEnded(long answers) {
        answersOfConnections.add(answers);
    }

    /** How many connections had at least so many answers. */
    synchronized long connectionsWith(long answers) {
        return answersOfConnections.stream().filter(n -> n >= answers).count();
    }

    /** A loop has ended with so many requests in flight, its last answer at that time. */
    synchronized void unfinished(int requests, long lastNs) {
        unfinished += requests;
        lastAnswerNs = Math.max(lastAnswerNs, lastNs);
    }

    /** An open loop has ended; of the requests due in the window so many were never sent. */
    synchronized void openLoopEnded(long dueOfLoop, long unsentOfLoop, long oldestNs, int atOnce) {
        due += dueOfLoop;
        unsent += unsentOfLoop;
        oldestUnsentNs = Math.max(oldestUnsentNs, oldestNs);
        sentAtOnceMax = Math.max(sentAtOnceMax, atOnce);
    }

    /** Two ends agreed on how to speak TLS. */
    synchronized void agreed(String protocol, String cipherSuite) {
        tlsProtocol = protocol;
        tlsCipherSuite = cipherSuite;
    }

    synchronized String tlsProtocol() {
        return tlsProtocol;
    }

    synchronized String tlsCipherSuite() {
        return tlsCipherSuite;
    }

    synchronized long due() {
        return due;
    }

    synchronized long unsent() {
        return unsent;
    }

    synchronized long oldestUnsentNs() {
        return oldestUnsentNs;
    }

    synchronized int sentAtOnceMax() {
        return sentAtOnceMax;
    }

    synchronized long unfinished() {
        return unfinished;
    }

    synchronized long lastAnswerNs() {
        return lastAnswerNs;
    }
}
