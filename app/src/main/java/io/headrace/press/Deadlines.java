package io.headrace.press;

import io.headrace.kernel.abi.Errno;

/** Ends what takes too long: connecting, answering, closing; looked at ten times a second. */
final class Deadlines {
    private static final long LOOK_NS = 100_000_000L;

    /** How long a server may take to close a connection after it said so. */
    private static final long ENDING_NS = 1_000_000_000L;

    private final PressLoop loop;
    private final PressPlan plan;
    private final PressConnection[] connections;
    private long nextLookNs;

    Deadlines(PressLoop loop, PressPlan plan, PressConnection[] connections) {
        this.loop = loop;
        this.plan = plan;
        this.connections = connections;
        nextLookNs = System.nanoTime();
    }

    void check(long now) {
        if (now - nextLookNs < 0) {
            return;
        }
        nextLookNs = now + LOOK_NS;
        for (PressConnection connection : connections) {
            if (connection.isOpen()) {
                check(connection, now);
            }
        }
    }

    private void check(PressConnection connection, long now) {
        Flight flight = connection.flight;
        if (connection.ending) {
            if (now - connection.notBeforeNs > ENDING_NS) {
                loop.leave(connection);
            }
        } else if (!connection.isEstablished()) {
            if (now - connection.dialledNs > plan.reach().connectTimeoutNs()) {
                loop.breakOff(connection, Trouble.connect(plan, Errno.ETIMEDOUT));
            }
        } else if (flight.isAwaited() && now - flight.sentNs() > plan.timeoutNs()) {
            loop.breakOff(connection, Trouble.timeout(plan.timeoutNs()));
        }
    }
}
