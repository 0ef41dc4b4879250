package io.headrace.press;

import io.headrace.http.ResponseHead;
import io.headrace.kernel.Memory;
import io.headrace.loop.Duty;
import io.headrace.loop.Transport;

import org.jspecify.annotations.Nullable;

/**
 * What one thread of the generator owns: its connections, its share of the requests, its tallies.
 *
 * <p>It connects, waits for the window to begin, keeps requests in flight on each connection or
 * sends them when they are due, and after the end waits for the answers that are still to come, so
 * that both sides count the same.
 */
final class PressLoop implements Duty {
    private static final long IDLE_NS = 100_000_000L;
    private static final long DRAIN_LOOK_NS = 10_000_000L;
    private static final long BUSY_NS = 1_000_000L;

    /** How long answers are awaited after the end of a timed or interrupted run. */
    private static final long DRAIN_NS = 1_000_000_000L;

    /** How much of an answer that is none is shown. */
    private static final int SHOWN_MAX = 60;

    private enum Phase {
        CONNECTING,
        RUNNING,
        DRAINING,
        FINISHED
    }

    private final PressPlan plan;
    private final boolean closes;
    private final Window window;
    private final Transport transport;
    private final PressConnection[] connections;
    private final Reconnects reconnects = new Reconnects();
    private final Requests requests;
    private final Deadlines deadlines;
    private final Expectation expectation;
    private final BodyCheck.@Nullable Proven proven;

    /** When requests are due; null where each answer is followed by the next request. */
    private final @Nullable OpenLoop open;

    /** Of the answer being read; used up before the next one. */
    final ResponseHead head = new ResponseHead();

    /** What most answers are equal to. */
    final SameAnswer same = new SameAnswer();

    final Progress progress = new Progress();
    final Share share;
    final Dialing dialing;
    final TallySheet sheet;

    private Phase phase = Phase.CONNECTING;
    private int inFlight;
    private int retired;
    private long nowNs;
    private long drainUntilNs = Long.MAX_VALUE;

    PressLoop(PressPlan plan, int index, int connectionCount, Window window, Transport transport) {
        this.plan = plan;
        this.window = window;
        share = new Share(window);
        this.transport = transport;
        closes = plan.close();
        expectation = plan.expectation();
        proven = expectation.checksBody() ? new BodyCheck.Proven(expectation.bodySha256()) : null;
        requests = plan.requests().forLoop(index, plan.threads(), plan.load().pipeline());
        RateOrder rate = plan.load().rate();
        open =
                rate == null
                        ? null
                        : new OpenLoop(this, rate, index, plan.threads(), connectionCount, window);
        sheet = new TallySheet(window, index);
        connections = new PressConnection[connectionCount];
        for (int i = 0; i < connectionCount; i++) {
            connections[i] = new PressConnection(this, plan.load().pipeline(), proven);
        }
        deadlines = new Deadlines(this, plan, connections);
        dialing = new Dialing(plan, index, connections, transport);
        if (closes) {
            dialing.leaveToRequests();
        }
        makeConnections();
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
        progress.requests(sheet.completed(), sheet.failed(), transport.systemCalls());
        return wait;
    }

    private long awaitBegin() {
        if (!window.begun) {
            return makeConnections();
        }
        phase = Phase.RUNNING;
        long now = System.nanoTime();
        sheet.turnInPass(now);
        if (open != null) {
            open.begin(now);
        }
        for (PressConnection connection : connections) {
            begin(connection, now);
        }
        return run(now);
    }

    /** Makes more connections: how long to wait for the next. */
    private long makeConnections() {
        long now = System.nanoTime();
        deadlines.check(now);
        dialing.makeMore(now);
        progress.connections(dialing.opened(), dialing.settled());
        return Math.clamp(dialing.nextNs(now) - now, BUSY_NS, IDLE_NS);
    }

    private void begin(PressConnection connection, long now) {
        if (!connection.isOpen()) {
            reconnects.add(connection);
        } else if (open != null) {
            if (connection.isEstablished()) {
                open.rest(connection, now);
            }
        } else {
            fill(connection, now);
            if (connection.isEstablished()) {
                send(connection, now);
            }
        }
    }

    private long run(long now) {
        sheet.turnInPass(now);
        long wait = upkeep(now);
        boolean nobodyLeft = retired == connections.length && inFlight == 0;
        if (share.isExhausted() || nobodyLeft || now - window.closeNs >= 0) {
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
            return finish(now);
        }
        return Math.min(upkeep(now), DRAIN_LOOK_NS);
    }

    /** Hands over what is counted, and lives on so that its CPU time can still be read. */
    private long finish(long now) {
        phase = Phase.FINISHED;
        for (PressConnection connection : connections) {
            transport.close(connection);
            window.tallies.connectionEnded(connection.answers);
        }
        if (open != null) {
            open.end(now);
        }
        sheet.end(inFlight);
        return IDLE_NS;
    }

    /** Does what is due: how long the loop may then wait. */
    private long upkeep(long now) {
        deadlines.check(now);
        long wait = reconnects.isEmpty() ? until(window.closeNs, now) : reconnect(now);
        if (open == null) {
            return wait;
        }
        open.giveUpOverdue(now, plan.timeoutNs());
        return Math.clamp(open.startDue(now), 0, wait);
    }

    private static long until(long timeNs, long now) {
        return Math.clamp(timeNs - now, BUSY_NS, IDLE_NS);
    }

    private long reconnect(long now) {
        PressConnection next;
        while (dialing.mayDial(now) && (next = reconnects.poll(now)) != null) {
            if (!next.isOpen()) {
                makeAgain(next, now);
            }
        }
        return reconnects.isEmpty() ? until(window.closeNs, now) : BUSY_NS;
    }

    /** Also after the last request has begun: some may have to be sent again. */
    private void makeAgain(PressConnection connection, long now) {
        fill(connection, now);
        if (!connection.flight.isEmpty()) {
            dialing.dial(connection);
        } else if (open != null) {
            open.rest(connection, now);
        }
    }

    // ---- what connections tell

    /** The connection is made, and carries the requests that may wait for it. */
    void connected(PressConnection connection) {
        sheet.connected(connection.handshake());
        if (phase == Phase.CONNECTING) {
            dialing.settle(true);
            progress.connections(dialing.opened(), dialing.settled());
            return;
        }
        long now = System.nanoTime();
        if (connection.flight.unsent() > 0) {
            if (open == null && !closes) {
                connection.flight.beginUnsentNow(now);
            }
            send(connection, closes ? connection.dialledNs : now);
        } else {
            nowNs = now;
            refill(connection);
        }
    }

    /**
     * A whole answer has come.
     *
     * @param right whether its body is the expected one
     */
    void answered(
            PressConnection connection,
            int status,
            boolean keepsAlive,
            long bodyBytes,
            boolean right) {
        long now = System.nanoTime();
        nowNs = now;
        sheet.answered(connection.flight, status, bodyBytes, now);
        if (!right || !expectation.allows(status)) {
            sheet.tally.unexpected++;
        }
        connection.flight.end();
        connection.answers++;
        inFlight--;
        if (closes || !keepsAlive) {
            part(connection, keepsAlive, now);
        }
    }

    /** The connection carries no further request. */
    private void part(PressConnection connection, boolean keepsAlive, long now) {
        connection.flight.sendAgain();
        if (open != null && connection.resting) {
            open.unrest(connection);
        }
        if (keepsAlive || !connection.isOpen()) {
            leave(connection);
        } else {
            // Who closes first keeps the port for a minute (TIME_WAIT): let it be the server.
            connection.ending = true;
            connection.notBeforeNs = now;
        }
    }

    /** Closes, to connect again at once. */
    void leave(PressConnection connection) {
        transport.close(connection);
        reconnects.add(connection);
    }

    /** The connection ended: at its leisure, or with requests in flight. */
    void lost(PressConnection connection, int errno, boolean wasConnected) {
        if (phase == Phase.CONNECTING) {
            endedEarly(
                    Trouble.lost(plan, connection.handshake(), errno, wasConnected), wasConnected);
        } else if (connection.ending) {
            reconnects.add(connection);
        } else if (!connection.flight.isEmpty()) {
            fail(connection, Trouble.lost(plan, connection.handshake(), errno, wasConnected));
        } else if (!connection.resting) {
            reconnects.add(connection);
        }
    }

    /** A connection ended before the run began, which will make it again. */
    private void endedEarly(Trouble cause, boolean wasConnected) {
        if (!wasConnected) {
            dialing.settle(false);
            progress.connections(dialing.opened(), dialing.settled());
        }
        progress.note(cause);
    }

    /** Bytes came that are no answer, or that nothing asked for. */
    void refuse(PressConnection connection, long address, long end) {
        String shown = Memory.text(address, (int) Math.min(end - address, SHOWN_MAX));
        breakOff(connection, Trouble.protocol(shown));
    }

    /** Closes, with all that is in flight. */
    void breakOff(PressConnection connection, Trouble cause) {
        boolean wasConnected = connection.isEstablished();
        transport.close(connection);
        if (phase == Phase.CONNECTING) {
            endedEarly(cause, wasConnected);
        } else if (!connection.resting || !connection.flight.isEmpty()) {
            fail(connection, cause);
        }
    }

    /** All requests of the connection have failed, and it is made again after a pause. */
    private void fail(PressConnection connection, Trouble cause) {
        long now = System.nanoTime();
        Flight flight = connection.flight;
        sheet.failed(cause.kind(), flight.count(), now);
        inFlight -= flight.count();
        flight.clear();
        progress.note(cause);
        if (plan.reach().reconnectNs() == ReachOrder.NEVER) {
            connection.retired = true;
            retired++;
            return;
        }
        connection.notBeforeNs = now + plan.reach().reconnectNs();
        if (!connection.resting) {
            reconnects.addLater(connection);
        }
    }

    /** Whether a connection that has rested may be used, or made, now; it comes back if not. */
    boolean isUsable(PressConnection connection, long now) {
        if (connection.ending && connection.isOpen()) {
            return false;
        }
        if (connection.isOpen() || (!connection.retired && connection.notBeforeNs - now <= 0)) {
            return true;
        }
        if (!connection.retired) {
            reconnects.addLater(connection);
        }
        return false;
    }

    // ---- requests

    /** The connection has room for requests again. */
    void refill(PressConnection connection) {
        if (open == null) {
            fill(connection, nowNs);
            if (connection.flight.unsent() > 0) {
                send(connection, nowNs);
            }
        } else if (connection.flight.hasRoom() && !connection.resting) {
            open.rest(connection, nowNs);
            open.startDue(nowNs);
        }
    }

    /** Begins as many requests as the connection may have; in an open loop they are due first. */
    private void fill(PressConnection connection, long now) {
        while (open == null && connection.flight.hasRoom() && share.has(now)) {
            claim(connection, now);
        }
    }

    void claim(PressConnection connection, long begunNs) {
        share.take();
        inFlight++;
        connection.flight.begin(begunNs);
    }

    void send(PressConnection connection, long now) {
        sheet.tally.bytesSent += requests.send(transport, connection, now);
    }

    @Override
    public void stop() {
        same.close();
        requests.close();
        dialing.close();
        if (proven != null) {
            proven.close();
        }
    }
}
