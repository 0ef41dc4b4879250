package io.headrace.press;

import io.headrace.loop.Dialer;
import io.headrace.loop.Transport;

/** Makes the connections of one loop, not more at a time or a second than is good or asked for. */
final class Dialing implements AutoCloseable {
    /** The listener's queue has an end, and what it drops costs a second. */
    private static final int ATTEMPTS_AT_ONCE = 256;

    /** What a limited rate may catch up after a late pass, but not after a quiet minute. */
    private static final long CATCH_UP_NS = 10_000_000L;

    private final Transport transport;
    private final Dialer dialer;
    private final PressConnection[] connections;
    private final boolean isLimited;
    private final long gapNs;
    private long nextNs;
    private int attempted;
    private int settled;
    private int opened;

    Dialing(PressPlan plan, int index, PressConnection[] connections, Transport transport) {
        this.transport = transport;
        this.connections = connections;
        dialer = new Dialer(plan.target().endpoints(), plan.sources(), index);
        double perSecond = plan.reach().connectionsPerSecond();
        isLimited = perSecond > 0;
        double everyNs = isLimited ? Window.SECOND_NS / perSecond : 0;
        gapNs = atMostNever(everyNs * plan.threads());
        nextNs = System.nanoTime() + atMostNever(everyNs * index);
    }

    private static long atMostNever(double ns) {
        return (long) Math.min(ns, (double) Window.NEVER_NS);
    }

    /** Makes more of those the run begins with. */
    void makeMore(long now) {
        while (attempted < connections.length
                && attempted - settled < ATTEMPTS_AT_ONCE
                && mayDial(now)) {
            dial(connections[attempted++]);
        }
    }

    /** Whether another connection may be made now. */
    boolean mayDial(long now) {
        return !isLimited || nextNs - now <= 0;
    }

    /** When the next may be made. */
    long nextNs(long now) {
        return isLimited ? nextNs : now;
    }

    void dial(PressConnection connection) {
        connection.connecting();
        if (isLimited) {
            nextNs = Math.max(nextNs, connection.dialledNs - CATCH_UP_NS) + gapNs;
        }
        transport.connect(connection, dialer);
    }

    /** One of those the run begins with is made, or has failed. */
    void settle(boolean made) {
        settled++;
        if (made) {
            opened++;
        }
    }

    /** Requests open the connections themselves: none is made before. */
    void leaveToRequests() {
        attempted = connections.length;
        settled = connections.length;
    }

    int opened() {
        return opened;
    }

    int settled() {
        return settled;
    }

    @Override
    public void close() {
        dialer.close();
    }
}
