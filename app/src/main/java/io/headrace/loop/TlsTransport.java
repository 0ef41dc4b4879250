package io.headrace.loop;

import io.headrace.kernel.FileBytes;
import io.headrace.tls.LoopEngines;
import io.headrace.tls.TlsCounters;
import io.headrace.tls.TlsEngines;

import java.util.LinkedHashSet;
import java.util.function.Supplier;

/**
 * A transport above another one, whose connections speak TLS and do not notice it.
 *
 * <p>Below each {@link Connection} lies a {@link TlsLink}, which the transport below knows. Input
 * and output of all of them go through the same few buffers, so a connection that waits costs its
 * engine and what arrived of a record, not buffers. At most 256 KiB of output are encrypted ahead
 * of what the kernel takes: the rest waits as it was given.
 */
final class TlsTransport implements Transport {
    /** How long a client may take for its handshake. */
    private static final long HANDSHAKE_NS = 10_000_000_000L;

    private final SocketTransport below;
    private final LoopEngines engines;
    private final TlsCounters counters;

    /** Accepted connections in their handshake, the oldest first. */
    private final LinkedHashSet<TlsLink> greeting = new LinkedHashSet<>();

    final TlsSealer sealer;
    final TlsOpener opener;

    /** Takes over the transport below. */
    TlsTransport(SocketTransport below, TlsEngines tls) {
        this.below = below;
        engines = tls.forLoop();
        counters = tls.counters();
        sealer = new TlsSealer(below, engines.isFasterOnArrays());
        opener = new TlsOpener(this, engines.isFasterOnArrays());
    }

    @Override
    public Engine engine() {
        return below.engine();
    }

    // ---- listening and connecting

    @Override
    public void listen(int listener, Supplier<? extends Connection> factory) {
        below.listen(listener, () -> TlsLink.accepted(this, engines.make(), factory));
    }

    @Override
    public void stopListening() {
        below.stopListening();
    }

    @Override
    public void connect(Connection connection, Dialer dialer) {
        TlsLink link = TlsLink.below(this, engines.make(), connection);
        join(connection, link);
        connection.connecting = true;
        below.connect(link, dialer);
    }

    /** Puts the connection above its link. */
    void join(Connection connection, TlsLink link) {
        connection.attach(Connection.NO_REAL_FD);
        connection.link = link;
        connection.handshake = link.agreement;
    }

    private void part(Connection connection, TlsLink link) {
        link.detach();
        connection.link = null;
        connection.fd = Connection.NO_FD;
        connection.connecting = false;
        opener.release(connection);
        Outbox outbox = connection.outbox;
        if (outbox != null) {
            connection.outbox = null;
            outbox.discard();
        }
    }

    void handshakeBegins(TlsLink link) {
        if (link.aboveIfAny() == null) {
            greeting.add(link);
        }
    }

    void handshakeEnds(TlsLink link) {
        greeting.remove(link);
        counters.made(link.agreement.isResumed());
    }

    // ---- events

    @Override
    public int poll(long timeoutNs) {
        sealer.flush();
        if (!greeting.isEmpty()) {
            endSlowHandshakes(System.nanoTime());
        }
        return below.poll(timeoutNs);
    }

    private void endSlowHandshakes(long now) {
        while (!greeting.isEmpty() && now - greeting.getFirst().beganNs() > HANDSHAKE_NS) {
            TlsLink slow = greeting.removeFirst();
            below.close(slow);
            ended(slow, 0);
        }
    }

    // ---- output

    @Override
    public void send(Connection connection, long address, int length) {
        send(connection, address, length, false);
    }

    /** Whether more follows need not be told: what is sent in a row shares records. */
    @Override
    public void sendCopy(Connection connection, long address, int length, boolean more) {
        send(connection, address, length, false);
    }

    @Override
    public void sendStable(Connection connection, long address, long length) {
        send(connection, address, length, true);
    }

    /** The kernel cannot seal: the bytes are read in portions, as output has room for them. */
    @Override
    public void sendFile(Connection connection, int fd, long offset, long length) {
        TlsLink link = connection.link;
        if (link != null) {
            below.outbox(connection).addFile(FileBytes.duplicate(fd), offset, length);
            if (link.outbox == null) {
                below.pauseOutput(link);
            }
        }
    }

    @Override
    public void hold(Connection connection) {
        TlsLink link = connection.link;
        if (link != null) {
            sealer.flush();
            below.outbox(connection).held = true;
            below.hold(link);
        }
    }

    @Override
    public void release(Connection connection) {
        TlsLink link = connection.link;
        Outbox outbox = connection.outbox;
        if (link != null && outbox != null) {
            outbox.held = false;
            below.release(link);
        }
    }

    private void send(Connection connection, long address, long length, boolean stable) {
        TlsLink link = connection.link;
        if (link == null) {
            return;
        }
        long taken = connection.outbox == null ? sealer.take(link, address, length) : 0;
        boolean allLeft = taken == length && link.outbox == null;
        if (connection.link != link || allLeft) {
            return;
        }
        Outbox waiting = below.outbox(connection);
        if (taken < length && stable) {
            waiting.addStable(address + taken, length - taken);
        } else if (taken < length) {
            waiting.addCopy(address + taken, length - taken);
        }
    }

    // ---- endings

    @Override
    public void close(Connection connection) {
        TlsLink link = connection.link;
        if (link == null) {
            return;
        }
        if (link.isEstablished() && connection.outbox == null && link.outbox == null) {
            // An end is only told where nothing is missing before it.
            sealer.sealEnd(link);
        }
        part(connection, link);
        below.close(link);
        dismiss(link);
    }

    /** Takes back what an ended link had. */
    private void dismiss(TlsLink link) {
        sealer.forget(link);
        greeting.remove(link);
        engines.release(link.engine);
    }

    @Override
    public void closeWhenSent(Connection connection) {
        connection.closing = true;
        TlsLink link = connection.link;
        if (link != null && connection.outbox == null) {
            endStream(link);
        }
    }

    @Override
    public void finish(Connection connection) {
        connection.finishing = true;
        TlsLink link = connection.link;
        if (link != null && connection.outbox == null) {
            finishStream(link);
        }
    }

    /** Tells the peer that nothing follows, and closes when that has left. */
    void endStream(TlsLink link) {
        sealer.sealEnd(link);
        if (link.isOpen()) {
            link.closing = true;
            below.closeWhenSent(link);
        }
    }

    /** Tells the peer that nothing follows, and lets it close. */
    void finishStream(TlsLink link) {
        sealer.sealEnd(link);
        if (link.isOpen()) {
            below.finish(link);
        }
    }

    /** Closes, and tells the connection above. */
    void end(TlsLink link, int errno) {
        below.close(link);
        ended(link, errno);
    }

    /** The link has ended. */
    void ended(TlsLink link, int errno) {
        dismiss(link);
        if (link.beganNs() != 0 && !link.isEstablished()) {
            counters.failed();
        }
        Connection above = link.aboveIfAny();
        if (above != null) {
            part(above, link);
            above.closed(errno);
        }
    }

    @Override
    public long systemCalls() {
        return below.systemCalls();
    }

    @Override
    public void wake() {
        below.wake();
    }

    @Override
    public void close() {
        below.slots.forEach(link -> {
            Connection above = ((TlsLink) link).aboveIfAny();
            if (above != null) {
                close(above);
            } else {
                dismiss((TlsLink) link);
            }
        });
        below.close();
        sealer.close();
        opener.close();
        engines.close();
    }
}
