package io.headrace.serve;

import io.headrace.loop.Duty;
import io.headrace.loop.Transport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/** What one thread of the server owns: its listener, its answers, its counters. */
final class ServerLoop implements Duty {
    private static final long LINGER_NS = 2_000_000_000L;

    /** How long a drain waits for clients to ask once more and be told that this was the last. */
    private static final long DRAIN_NS = 2_000_000_000L;

    /** The longest wait: a `Date` may be this much behind. */
    private static final long IDLE_NS = 250_000_000L;

    private static final long BUSY_ENDING_NS = 10_000_000L;

    /** How often it is looked whether the second is a new one. */
    private static final long DATE_NS = 10_000_000L;

    private record Lingering(ServerConnection connection, long deadlineNs) {}

    private final ArrayDeque<Lingering> lingering = new ArrayDeque<>();

    final Transport transport;
    final Limits limits;
    final ConnectionCap cap;
    final Roster roster;
    final @Nullable AccessRing log;
    final Shaper shaper;
    final Request request = new Request();

    /** What most requests are equal to. */
    final SameRequest same = new SameRequest();

    final Answers answers;
    final Router router;

    /** What a request gets that is to fail. */
    final FixedResource failure;

    final Output output;

    // Written by this loop alone, read by others through the published copies.
    long requests;
    long refused;
    long timeouts;
    long connectionsAccepted;
    long connectionsOpen;
    long connectionsRefused;
    long bytesReceived;
    long bytesSent;
    final PublishedCounters published = new PublishedCounters();

    /** The time of this pass, of `System.nanoTime`. */
    long nowNs = System.nanoTime();

    private long dateNs = nowNs;

    /** Whether every answer is the last of its connection. */
    boolean draining;

    private volatile boolean drainAsked;
    private long drainDeadlineNs;

    /**
     * What one thread owns.
     *
     * @param index of the thread, from 0
     * @param cap what all threads share
     * @param log where requests are noted, or null
     */
    ServerLoop(
            ServePlan plan,
            int index,
            int listener,
            ConnectionCap cap,
            @Nullable AccessRing log,
            Transport transport) {
        this.transport = transport;
        answers = new Answers(plan.site().pages());
        this.cap = cap;
        this.log = log;
        limits = plan.limits();
        roster = new Roster(limits);
        shaper = new Shaper(plan.shape(), index);
        router = new Router(plan.site(), answers);
        failure = answers.page(500);
        output = new Output(transport);
        transport.listen(
                listener,
                plan.isPlain()
                        ? () -> new ServerConnection(this)
                        : () -> new ShapedConnection(this));
    }

    @Override
    public long cycle() {
        nowNs = System.nanoTime();
        if (nowNs - dateNs >= 0) {
            setDate();
        }
        published.publish(this);
        long waitNs = Math.min(IDLE_NS, roster.check(nowNs));
        waitNs = shaper.releaseDue(nowNs, waitNs);
        if (!lingering.isEmpty()) {
            endLingering();
            waitNs = Math.min(waitNs, BUSY_ENDING_NS);
        }
        if (drainAsked) {
            waitNs = drain() ? STOP : Math.min(waitNs, BUSY_ENDING_NS);
        }
        return waitNs;
    }

    private void setDate() {
        dateNs = nowNs + DATE_NS;
        if (answers.setTime(System.currentTimeMillis())) {
            same.forget(); // a file may have changed, which is looked at once a second
        }
    }

    /** Whether the drain is over. */
    private boolean drain() {
        if (!draining) {
            draining = true;
            same.forget();
            drainDeadlineNs = nowNs + DRAIN_NS;
            transport.stopListening();
        }
        return connectionsOpen == 0 || nowNs - drainDeadlineNs >= 0;
    }

    void countRefusal(int status) {
        refused++;
        published.countRefusal(status);
    }

    /** Gives a connection that was told to end some time to read its answer. */
    void linger(ServerConnection connection) {
        lingering.add(new Lingering(connection, System.nanoTime() + LINGER_NS));
    }

    private void endLingering() {
        while (!lingering.isEmpty() && isOver(lingering.getFirst())) {
            ServerConnection connection = lingering.removeFirst().connection;
            if (connection.isOpen()) {
                connection.drop();
            }
        }
    }

    private boolean isOver(Lingering lingering) {
        return !lingering.connection.isOpen() || nowNs - lingering.deadlineNs >= 0;
    }

    /** Asks the loop to drain and end; any thread may call it, then wake the loop. */
    void askToDrain() {
        drainAsked = true;
    }

    /** What was published after the last pass; any thread may call it. */
    ServerCounters counters() {
        return published.read();
    }

    @Override
    public void stop() {
        published.publish(this);
        same.close();
        request.close();
        router.close();
    }
}
