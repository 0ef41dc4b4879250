package io.headrace.press;

import io.headrace.http.ResponseHead;
import io.headrace.kernel.Memory;
import io.headrace.loop.Dialer;
import io.headrace.loop.Duty;
import io.headrace.loop.Transport;

/**
 * What one thread of the generator owns: its connections, its share of the requests, its tallies.
 *
 * <p>It connects, waits for the window to begin, keeps one request in flight per connection, and
 * after the end waits for the answers that are still to come, so that both sides count the same.
 */
final class PressLoop implements Duty {
    private static final long IDLE_NS = 100_000_000L;
    private static final long SCAN_NS = 100_000_000L;
    private static final long RETRY_NS = 10_000_000L;
    private static final long BUSY_NS = 1_000_000L;

    /** How long answers are awaited after the end of a timed or interrupted run. */
    private static final long DRAIN_NS = 1_000_000_000L;

    /** How long a server may take to close a connection after it said so. */
    private static final long ENDING_NS = 1_000_000_000L;

    private static final int ATTEMPTS_AT_ONCE = 256;

    private enum Phase {
        CONNECTING,
        RUNNING,
        DRAINING,
        FINISHED
    }

    private final PressPlan plan;
    private final Window window;
    private final Transport transport;
    private final PressConnection[] connections;
    private final Reconnects reconnects = new Reconnects();
    private final long request;
    private final Dialer dialer;

    /** Of the answer being read; used up before the next one. */
    final ResponseHead head = new ResponseHead();

    /** What most answers are equal to. */
    final SameAnswer same = new SameAnswer();

    final Progress progress = new Progress();
    final boolean answersHead;
    Tally tally;

    private Phase phase = Phase.CONNECTING;
    private int inFlight;
    private int attempted;
    private int settled;
    private int opened;
    private long quota;
    private boolean exhausted;
    private long tallyUntilNs;
    private long nextScanNs;
    private long drainUntilNs = Long.MAX_VALUE;
    private long completed;
    private long failed;
    private long lastAnswerNs;

    PressLoop(PressPlan plan, int index, int connectionCount, Window window, Transport transport) {
        this.plan = plan;
        this.window = window;
        this.transport = transport;
        answersHead = plan.answersHead();
        request = Memory.map(plan.request());
        dialer = new Dialer(plan.target().endpoint(), plan.sources(), index);
        tally = window.tallies.take(Tally.OUTSIDE);
        connections = new PressConnection[connectionCount];
        for (int i = 0; i < connectionCount; i++) {
            connections[i] = new PressConnection(this);
        }
        if (plan.close()) {
            settle(connectionCount);
        } else {
            connectMore();
        }
    }

    /** Not all at once: the listener's queue has an end, and what it drops costs a second. */
    private void connectMore() {
        while (attempted < connections.length && attempted - settled < ATTEMPTS_AT_ONCE) {
            connect(connections[attempted++]);
        }
    }

    // ---- the loop's cycle

    @Override
    public long cycle() {
        long wait =
                switch (phase) {
                    case CONNECTING -> awaitBegin();
                    case RUNNING -> run(System.nanoTime());
                    case DRAINING -> drain(System.nanoTime());
                    case FINISHED -> window.released ? STOP : IDLE_NS;
                };
        progress.requests(completed, failed, transport.systemCalls());
        return wait;
    }

    private long awaitBegin() {
        if (!window.begun) {
            if (!plan.close()) {
                connectMore();
            }
            return IDLE_NS;
        }
        phase = Phase.RUNNING;
        long now = System.nanoTime();
        nextScanNs = now + SCAN_NS;
        turnTally(now);
        for (PressConnection connection : connections) {
            if (connection.isEstablished()) {
                start(connection, now);
            } else if (!connection.isOpen()) {
                reconnects.add(connection);
            } else if (mayStart(now)) {
                claim(connection, now);
            }
        }
        return run(now);
    }

    private long run(long now) {
        if (now - tallyUntilNs >= 0 || tallyUntilNs - window.closeNs > 0) {
            turnTally(now);
        }
        long wait = upkeep(now);
        if (exhausted || now - window.closeNs >= 0) {
            phase = Phase.DRAINING;
            return drain(now);
        }
        return wait;
    }

    private long drain(long now) {
        if (drainUntilNs == Long.MAX_VALUE && now - window.closeNs >= 0) {
            drainUntilNs = now + DRAIN_NS;
        }
        if (inFlight == 0 || now - drainUntilNs >= 0) {
            return finish();
        }
        return Math.min(upkeep(now), RETRY_NS);
    }

    /** Hands over what is counted, and lives on so that its CPU time can still be read. */
    private long finish() {
        phase = Phase.FINISHED;
        for (PressConnection connection : connections) {
            transport.close(connection);
        }
        window.tallies.give(tally);
        window.tallies.unfinished(inFlight, lastAnswerNs);
        window.loopsRunning.countDown();
        return IDLE_NS;
    }

    /** Finds requests that took too long and connects again; how long the loop may then wait. */
    private long upkeep(long now) {
        if (now - nextScanNs >= 0) {
            nextScanNs = now + SCAN_NS;
            failTimeouts(now);
        }
        return reconnects.isEmpty() ? until(window.closeNs, now) : reconnect(now);
    }

    private static long until(long timeNs, long now) {
        return Math.clamp(timeNs - now, BUSY_NS, IDLE_NS);
    }

    private long reconnect(long now) {
        PressConnection next;
        while (mayStart(now) && (next = reconnects.poll(now)) != null) {
            claim(next, now);
            connect(next);
        }
        return reconnects.isEmpty() ? until(window.closeNs, now) : BUSY_NS;
    }

    private void failTimeouts(long now) {
        for (PressConnection connection : connections) {
            if (connection.waiting && now - connection.sentNs > plan.timeoutNs()) {
                transport.close(connection);
                fail(connection, ErrorKind.TIMEOUT, Trouble.timeout(plan.timeoutNs()));
            } else if (connection.ending && now - connection.notBeforeNs > ENDING_NS) {
                transport.close(connection);
                reconnects.add(connection);
            }
        }
    }

    // ---- what connections tell

    /** The connection is made, and carries the request that may wait for it. */
    void connected(PressConnection connection) {
        if (phase == Phase.CONNECTING) {
            opened++;
            settle(1);
        } else if (connection.waiting) {
            send(connection, plan.close() ? connection.sentNs : System.nanoTime());
        }
    }

    /** A whole answer has come. */
    void answered(PressConnection connection, int status, boolean keepsAlive) {
        long now = System.nanoTime();
        if (now - tallyUntilNs >= 0) {
            turnTally(now);
        }
        tally.requests++;
        tally.status[status]++;
        tally.latency.record(now - connection.sentNs);
        completed++;
        lastAnswerNs = now;
        inFlight--;
        connection.waiting = false;
        if (keepsAlive && !plan.close()) {
            start(connection, now);
        } else if (keepsAlive || !connection.isOpen()) {
            transport.close(connection);
            reconnects.add(connection);
        } else {
            // Who closes first keeps the port for a minute (TIME_WAIT): let it be the server.
            connection.ending = true;
            connection.notBeforeNs = now;
        }
    }

    /** The connection ended: at its leisure, or with a request in flight. */
    void lost(PressConnection connection, int errno, boolean wasConnected) {
        if (phase == Phase.CONNECTING) {
            if (!wasConnected) {
                settle(1);
            }
            progress.note(Trouble.connect(plan.target(), errno));
        } else if (connection.waiting) {
            Trouble cause =
                    wasConnected ? Trouble.ended(errno) : Trouble.connect(plan.target(), errno);
            fail(connection, cause.kind(), cause);
        } else {
            reconnects.add(connection);
        }
    }

    /** Bytes came that are no answer, or that nothing asked for. */
    void refuse(PressConnection connection, long address, long end) {
        transport.close(connection);
        Trouble cause = Trouble.protocol(Memory.text(address, (int) Math.min(end - address, 60)));
        if (connection.waiting) {
            fail(connection, ErrorKind.PROTOCOL, cause);
        } else {
            tally.errors[ErrorKind.PROTOCOL.index]++;
            progress.note(cause);
            reconnectAfterPause(connection, System.nanoTime());
        }
    }

    private void fail(PressConnection connection, ErrorKind kind, Trouble cause) {
        long now = System.nanoTime();
        if (now - tallyUntilNs >= 0) {
            turnTally(now);
        }
        tally.errors[kind.index]++;
        failed++;
        lastAnswerNs = now;
        inFlight--;
        connection.waiting = false;
        progress.note(cause);
        reconnectAfterPause(connection, now);
    }

    private void settle(int count) {
        settled += count;
        progress.connections(opened, settled);
    }

    // ---- requests

    private void start(PressConnection connection, long now) {
        if (mayStart(now)) {
            claim(connection, now);
            send(connection, now);
        }
    }

    private boolean mayStart(long now) {
        if (now - window.closeNs >= 0) {
            return false;
        }
        if (quota == 0) {
            quota = window.claim();
            exhausted = quota == 0;
        }
        return quota > 0;
    }

    private void claim(PressConnection connection, long now) {
        quota--;
        inFlight++;
        connection.waiting = true;
        connection.sentNs = now;
    }

    private void send(PressConnection connection, long now) {
        connection.sentNs = now;
        connection.expectAnswer();
        int length = plan.request().length;
        tally.bytesSent += length;
        transport.sendStable(connection, request, length);
    }

    private void reconnectAfterPause(PressConnection connection, long now) {
        connection.notBeforeNs = now + RETRY_NS;
        reconnects.addLater(connection);
    }

    private void connect(PressConnection connection) {
        connection.connecting();
        transport.connect(connection, dialer);
    }

    // ---- tallies

    /** Hands the tally over and takes one for the second that `now` lies in. */
    private void turnTally(long now) {
        long open = window.openNs;
        long close = window.closeNs;
        if (now - open < 0) {
            tally = window.tallies.exchange(tally, Tally.OUTSIDE);
            tallyUntilNs = open;
        } else if (now - close >= 0) {
            tally = window.tallies.exchange(tally, Tally.OUTSIDE);
            tallyUntilNs = Long.MAX_VALUE;
        } else {
            int second = (int) ((now - open) / Window.SECOND_NS);
            tally = window.tallies.exchange(tally, second);
            tallyUntilNs = Math.min(close, open + (second + 1) * Window.SECOND_NS);
        }
    }

    @Override
    public void stop() {
        same.close();
        Memory.unmap(request, plan.request().length);
        dialer.close();
    }
}
