package io.headrace.press;

/**
 * What makes a loop open: requests that are due at times of their own, and the connections that
 * rest until one is.
 *
 * <p>A request that finds no connection at rest waits, and its latency goes on from the time it was
 * due: nothing that a slow server keeps back is left out of the figures. What is due at once goes
 * out at once, but no more than there is room for on the connections; the most there ever was is
 * told.
 */
final class OpenLoop {
    /** A request the generator itself sent later than this is told as late. */
    static final long LATE_NS = 1_000_000L;

    private static final long NOT_NOW_NS = Long.MAX_VALUE;

    /** How many closed connections that may not be made yet are passed over for an open one. */
    private static final int PASSED_OVER_MAX = 64;

    private final PressLoop loop;
    private final Window window;
    private final Arrivals arrivals;
    private final Schedule warmup;
    private final Schedule measured;
    private final PressConnection[] resting;
    private int firstResting;
    private int restingCount;
    private boolean inWindow;

    // Of the requests that were due in the window.
    private long due;
    private long unsent;
    private long oldestUnsentNs;
    private int atOnceMax;

    OpenLoop(PressLoop loop, RateOrder order, int index, int loops, int size, Window window) {
        this.loop = loop;
        this.window = window;
        arrivals = new Arrivals(index, loops, order.poisson(), order.seed());
        warmup = Schedule.constant(order.warmupRate());
        measured = Schedule.of(order);
        resting = new PressConnection[size];
    }

    /** The run begins. */
    void begin(long now) {
        arrivals.begin(warmup, now);
    }

    /** When the next request is due. */
    private long nextNs() {
        if (!inWindow && arrivals.nextNs() - window.openNs >= 0) {
            inWindow = true;
            arrivals.begin(measured, window.openNs);
        }
        return arrivals.nextNs();
    }

    // ---- connections

    /** A connection could take a request from now on; one that is closed will be made for it. */
    void rest(PressConnection connection, long now) {
        if (connection.resting) {
            return;
        }
        connection.resting = true;
        connection.restingSinceNs = now;
        resting[(firstResting + restingCount) % resting.length] = connection;
        restingCount++;
    }

    /** The connection that has rested longest. */
    private PressConnection wakeOne() {
        PressConnection connection = resting[firstResting];
        firstResting = (firstResting + 1) % resting.length;
        restingCount--;
        connection.resting = false;
        return connection;
    }

    /** The connection will take no request for now: it is seldom that one ends while it rests. */
    void unrest(PressConnection connection) {
        for (int left = restingCount; left > 0; left--) {
            PressConnection next = wakeOne();
            if (next != connection) {
                rest(next, next.restingSinceNs);
            }
        }
    }

    // ---- requests

    /** Starts what is due, as far as there are connections: how long until there is more to do. */
    long startDue(long now) {
        int started = 0;
        int passedOver = 0;
        while (restingCount > passedOver
                && passedOver < PASSED_OVER_MAX
                && nextNs() - now <= 0
                && loop.share.has(now)) {
            PressConnection connection = wakeOne();
            if (!connection.isOpen() && !loop.dialing.mayDial(now)) {
                rest(connection, now);
                passedOver++;
            } else if (loop.isUsable(connection, now)) {
                start(connection, now);
                started++;
            }
        }
        if (inWindow) {
            atOnceMax = Math.max(atOnceMax, started);
        }
        if (passedOver > 0 && nextNs() - now <= 0) {
            return Math.clamp(loop.dialing.nextNs(now) - now, 1, LATE_NS);
        }
        return restingCount > 0 && loop.share.has(now) ? nextNs() - now : NOT_NOW_NS;
    }

    private void start(PressConnection connection, long now) {
        long dueNs = arrivals.nextNs();
        long lateNs = now - Math.max(dueNs, connection.restingSinceNs);
        loop.sheet.tally.late(lateNs, lateNs > LATE_NS);
        pass();
        loop.claim(connection, dueNs);
        if (connection.isEstablished()) {
            loop.send(connection, now);
            if (connection.flight.hasRoom()) {
                rest(connection, now);
            }
        } else {
            loop.dialing.dial(connection);
        }
    }

    /** Gives up what found no connection in the time it has: the server is that far behind. */
    void giveUpOverdue(long now, long timeoutNs) {
        int count = 0;
        while (now - nextNs() > timeoutNs && loop.share.has(now)) {
            loop.share.take();
            giveUp();
            count++;
        }
        if (count > 0) {
            loop.sheet.failed(ErrorKind.TIMEOUT, count, now);
            loop.progress.note(Trouble.timeout(timeoutNs));
        }
    }

    private void giveUp() {
        pass();
        if (inWindow) {
            unsent++;
        }
    }

    private void pass() {
        if (inWindow) {
            due++;
        }
        arrivals.advance();
    }

    /** The run has ended: what has been due in the window and was not sent. */
    void end(long now) {
        long endNs = Math.min(now, window.closeNs);
        if (!loop.share.isExhausted() && nextNs() - endNs < 0) {
            oldestUnsentNs = endNs - arrivals.nextNs();
            while (nextNs() - endNs < 0) {
                giveUp();
            }
        }
        window.tallies.openLoopEnded(due, unsent, oldestUnsentNs, atOnceMax);
    }
}
