package io.headrace.press;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The way of tallies from the loops, which fill them, to the steering thread, and back. */
final class Tallies {
    private final ConcurrentLinkedQueue<Tally> full = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Tally> empty = new ConcurrentLinkedQueue<>();
    private final AtomicLong unfinished = new AtomicLong();
    private final AtomicLong lastAnswerNs = new AtomicLong(Long.MIN_VALUE);

    /** An empty tally for one second of the window; the loop owns it until it gives it back. */
    Tally take(int second) {
        Tally tally = empty.poll();
        if (tally == null) {
            tally = new Tally();
        }
        tally.second = second;
        return tally;
    }

    void give(Tally tally) {
        full.add(tally);
    }

    /** Shows each full tally once; it is used again afterwards. */
    void collect(Consumer<Tally> reader) {
        for (Tally tally = full.poll(); tally != null; tally = full.poll()) {
            reader.accept(tally);
            tally.reset();
            empty.add(tally);
        }
    }

    /** A loop has ended with so many requests in flight, its last answer at that time. */
    void unfinished(int requests, long lastNs) {
        unfinished.addAndGet(requests);
        lastAnswerNs.accumulateAndGet(lastNs, Math::max);
    }

    long unfinished() {
        return unfinished.get();
    }

    long lastAnswerNs() {
        return lastAnswerNs.get();
    }
}
