package io.headrace.serve;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The open connections of a loop, gone through from time to time to end those that take too long:
 * no connection has a timer of its own.
 */
final class Roster {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SHORTEST_NS = 5_000_000;
    private static final long LONGEST_NS = 1_000_000_000;

    private final long headerNs;
    private final long idleNs;
    private final long intervalNs;
    private long nextNs = System.nanoTime();
    private @Nullable ServerConnection[] connections = new @Nullable ServerConnection[64];
    private int count;

    Roster(Limits limits) {
        headerNs = limits.headerTimeoutNs() == 0 ? NEVER : limits.headerTimeoutNs();
        idleNs = limits.idleTimeoutNs() == 0 ? NEVER : limits.idleTimeoutNs();
        long quarter = Math.min(headerNs, idleNs) / 4;
        intervalNs = quarter >= NEVER / 4 ? NEVER : Math.clamp(quarter, SHORTEST_NS, LONGEST_NS);
    }

    void add(ServerConnection connection) {
        if (count == connections.length) {
            connections = Arrays.copyOf(connections, 2 * count);
        }
        connection.place = count;
        connections[count++] = connection;
    }

    void remove(ServerConnection connection) {
        ServerConnection last = connections[--count];
        connections[connection.place] = last;
        connections[count] = null;
        if (last != null) {
            last.place = connection.place;
        }
    }

    /** Ends what takes too long, if it is time to look: how long until the next look. */
    long check(long nowNs) {
        if (intervalNs == NEVER) {
            return NEVER;
        }
        if (nowNs - nextNs < 0) {
            return nextNs - nowNs;
        }
        nextNs = nowNs + intervalNs;
        for (int i = count - 1; i >= 0; i--) {
            ServerConnection connection = connections[i];
            if (connection != null) {
                connection.checkTimes(nowNs, headerNs, idleNs);
            }
        }
        return intervalNs;
    }
}
