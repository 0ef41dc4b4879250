package io.headrace.serve;

/** What a thread, or the whole server, has done since its start: an immutable reading. */
public record ServerCounters(
        long requests,
        long refused,
        long connectionsAccepted,
        long connectionsOpen,
        long bytesReceived,
        long bytesSent) {

    static final ServerCounters NONE = new ServerCounters(0, 0, 0, 0, 0, 0);

    ServerCounters plus(ServerCounters other) {
        return new ServerCounters(
                requests + other.requests,
                refused + other.refused,
                connectionsAccepted + other.connectionsAccepted,
                connectionsOpen + other.connectionsOpen,
                bytesReceived + other.bytesReceived,
                bytesSent + other.bytesSent);
    }
}
