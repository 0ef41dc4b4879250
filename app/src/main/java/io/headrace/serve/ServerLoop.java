package io.headrace.serve;

import io.headrace.http.RequestHead;
import io.headrace.loop.Duty;
import io.headrace.loop.Transport;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLongArray;

/** What one thread of the server owns: its listener, its answers, its counters. */
final class ServerLoop implements Duty {
    private static final long LINGER_NS = 2_000_000_000L;

    /** How long a drain waits for clients to ask once more and be told that this was the last. */
    private static final long DRAIN_NS = 2_000_000_000L;

    /** The wait between two looks at the clock: a `Date` may be this much behind. */
    private static final long IDLE_NS = 250_000_000L;

    private static final long BUSY_ENDING_NS = 10_000_000L;

    private record Lingering(ServerConnection connection, long deadlineNs) {}

    private final ArrayDeque<Lingering> lingering = new ArrayDeque<>();

    final Transport transport;
    final RequestHead head = new RequestHead();

    /** What most requests are equal to. */
    final SameRequest same = new SameRequest();

    final Responses responses;
    final Output output;

    // Written by this loop alone, read by others through the published copies.
    long requests;
    long refused;
    long connectionsAccepted;
    long connectionsOpen;
    long bytesReceived;
    long bytesSent;
    private final AtomicLongArray published = new AtomicLongArray(6);

    /** Whether every answer is the last of its connection. */
    boolean draining;

    private volatile boolean drainAsked;
    private long drainDeadlineNs;

    ServerLoop(ServePlan plan, int listener, Transport transport) {
        this.transport = transport;
        responses = new Responses(plan);
        output = new Output(transport);
        transport.listen(listener, () -> new ServerConnection(this));
    }

    @Override
    public long cycle() {
        responses.setTime(System.currentTimeMillis());
        publish();
        if (!lingering.isEmpty()) {
            endLingering(System.nanoTime());
        }
        if (drainAsked) {
            return drain(System.nanoTime());
        }
        return lingering.isEmpty() ? IDLE_NS : BUSY_ENDING_NS;
    }

    private void publish() {
        published.lazySet(0, requests);
        published.lazySet(1, refused);
        published.lazySet(2, connectionsAccepted);
        published.lazySet(3, connectionsOpen);
        published.lazySet(4, bytesReceived);
        published.lazySet(5, bytesSent);
    }

    private long drain(long nowNs) {
        if (!draining) {
            draining = true;
            drainDeadlineNs = nowNs + DRAIN_NS;
            transport.stopListening();
        }
        boolean over = connectionsOpen == 0 || nowNs - drainDeadlineNs >= 0;
        return over ? STOP : BUSY_ENDING_NS;
    }

    /** Gives a connection that was told to end some time to read its answer. */
    void linger(ServerConnection connection) {
        lingering.add(new Lingering(connection, System.nanoTime() + LINGER_NS));
    }

    private void endLingering(long nowNs) {
        while (!lingering.isEmpty() && isOver(lingering.getFirst(), nowNs)) {
            ServerConnection connection = lingering.removeFirst().connection;
            if (connection.isOpen()) {
                transport.close(connection);
                connectionsOpen--;
            }
        }
    }

    private static boolean isOver(Lingering lingering, long nowNs) {
        return !lingering.connection.isOpen() || nowNs - lingering.deadlineNs >= 0;
    }

    /** Asks the loop to drain and end; any thread may call it, then wake the loop. */
    void askToDrain() {
        drainAsked = true;
    }

    /** What was published after the last pass; any thread may call it. */
    ServerCounters counters() {
        return new ServerCounters(
                published.get(0),
                published.get(1),
                published.get(2),
                published.get(3),
                published.get(4),
                published.get(5));
    }

    @Override
    public void stop() {
        publish();
        same.close();
    }
}
