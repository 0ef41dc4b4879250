package io.headrace.serve;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a thread, or the whole server, has done since its start: an immutable reading.
 *
 * @param requests requests answered
 * @param refused requests and connections answered with an error that ends the connection
 * @param refusedByStatus the same by status
 * @param timeouts connections ended since they took too long
 * @param connectionsRefused connections answered with 503 since there were enough
 * @param logDropped lines that the access log had no room for
 */
public record ServerCounters(
        long requests,
        long refused,
        SortedMap<Integer, Long> refusedByStatus,
        long timeouts,
        long connectionsAccepted,
        long connectionsOpen,
        long connectionsRefused,
        long bytesReceived,
        long bytesSent,
        long logDropped) {

    static final ServerCounters NONE =
            new ServerCounters(0, 0, Collections.emptySortedMap(), 0, 0, 0, 0, 0, 0, 0);

    /** Takes a copy of the map. */
    public ServerCounters {
        refusedByStatus = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByStatus));
    }

    ServerCounters plus(ServerCounters other) {
        SortedMap<Integer, Long> sums = new TreeMap<>(refusedByStatus);
        other.refusedByStatus.forEach((status, count) -> sums.merge(status, count, Long::sum));
        return new ServerCounters(
                requests + other.requests,
                refused + other.refused,
                sums,
                timeouts + other.timeouts,
                connectionsAccepted + other.connectionsAccepted,
                connectionsOpen + other.connectionsOpen,
                connectionsRefused + other.connectionsRefused,
                bytesReceived + other.bytesReceived,
                bytesSent + other.bytesSent,
                logDropped + other.logDropped);
    }
}
