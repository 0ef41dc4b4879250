package io.headrace.press;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When the loops of one run begin, measure and end, set by the thread that steers the run.
 *
 * <ol>
 *   <li>The steering thread sets the times, then {@link #begun}; a loop that sees `begun` sees
 *       them.
 *   <li>{@link #openNs} may afterwards be set once more, more than a slice ahead, when a warm-up
 *       without a fixed end is over; {@link #closeNs} only to an earlier time, to end the run.
 * </ol>
 */
final class Window {
    static final long SECOND_NS = 1_000_000_000L;

    /** Never, but far enough from the end of the numbers that differences do not overflow. */
    static final long NEVER_NS = Long.MAX_VALUE / 4;

    /** Most requests a loop takes from the count at a time: the counter is shared by all loops. */
    private static final long SHARE_MAX = 64;

    /** One that a loop fills, one that is being read, and one to spare. */
    private static final int TALLIES_EACH = 3;

    /** A warm-up is handed over in pieces this long, to see whether it has settled. */
    static final long SLICE_NS = 250_000_000L;

    private static final long UNCOUNTED_SHARE = 1L << 40;

    private final AtomicLong left;
    private final long share;
    private final PressPlan plan;

    final Tallies tallies;
    final CountDownLatch loopsRunning;

    volatile boolean begun;

    /** Whether finished loops may end: nothing of theirs is read any more. */
    volatile boolean released;

    /** Far off until it is known: what is due is not due in the window before that. */
    volatile long openNs = System.nanoTime() + NEVER_NS;

    volatile long closeNs = Long.MAX_VALUE;

    Window(PressPlan plan) {
        this.plan = plan;
        tallies = new Tallies(TALLIES_EACH * plan.threads(), plan.isOpenLoop(), plan.tls() != null);
        left = new AtomicLong(plan.isCounted() ? plan.load().count() : Long.MAX_VALUE);
        share =
                plan.isCounted()
                        ? Math.clamp(plan.load().count() / (8L * plan.connections()), 1, SHARE_MAX)
                        : UNCOUNTED_SHARE;
        loopsRunning = new CountDownLatch(plan.threads());
    }

    /** Lets the loops go; the window opens after the warm-up, or when {@link #open} says so. */
    void begin(long nowNs) {
        long warmupNs = plan.load().warmupNs();
        if (warmupNs == LoadOrder.WARMUP_AUTO) {
            openNs = nowNs + NEVER_NS;
        } else {
            open(nowNs + warmupNs);
        }
        begun = true;
    }

    /** Sets when the window opens, and with it when it closes. */
    synchronized void open(long timeNs) {
        long end = plan.isCounted() ? timeNs + NEVER_NS : timeNs + plan.load().durationNs();
        closeNs = Math.min(closeNs, end);
        openNs = timeNs;
    }

    /** Takes a share of the requests that are still to be sent: 0 when there are none. */
    long claim() {
        long before;
        long taken;
        do {
            before = left.get();
            taken = Math.min(before, share);
        } while (!left.compareAndSet(before, before - taken));
        return taken;
    }

    /** Ends the window now, unless it has ended; any thread may call it. */
    synchronized void closeNow() {
        closeNs = Math.min(closeNs, System.nanoTime());
    }
}
