package io.headrace.loop;

import io.headrace.kernel.FileBytes;
import io.headrace.kernel.Memory;
import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The connection below another one, which carries its bytes in TLS records.
 *
 * <p>It lives as long as one socket; the connection above may get another one afterwards.
 */
final class TlsLink extends Connection {
    /** Bytes of a file that are read at a time: some records. */
    private static final int FILE_PART = 64 << 10;

    private final TlsTransport transport;

    /** Makes the connection above when the handshake is over; null when there was one before. */
    private final @Nullable Supplier<? extends Connection> factory;

    private @Nullable Connection above;
    final SSLEngine engine;
    final TlsHandshake agreement = new TlsHandshake();
    final TlsHello hello = new TlsHello();
    private long beganNs;
    private boolean established;
    private boolean failed;

    /** Whether the engine has said anything in the handshake. */
    boolean hasSpoken;

    /** The peer has said that it sends no more. */
    private boolean peerEnded;

    private TlsLink(
            TlsTransport transport,
            SSLEngine engine,
            @Nullable Connection above,
            @Nullable Supplier<? extends Connection> factory) {
        this.transport = transport;
        this.engine = engine;
        this.above = above;
        this.factory = factory;
    }

    /** For a connection that is about to connect. */
    static TlsLink below(TlsTransport transport, SSLEngine engine, Connection above) {
        return new TlsLink(transport, engine, above, null);
    }

    /** For a client that has connected. */
    static TlsLink accepted(
            TlsTransport transport, SSLEngine engine, Supplier<? extends Connection> factory) {
        return new TlsLink(transport, engine, null, factory);
    }

    /** The connection above; only once established. */
    Connection above() {
        return Objects.requireNonNull(above);
    }

    @Nullable Connection aboveIfAny() {
        return above;
    }

    /** The connection above has been told of the end, or has asked for it. */
    void detach() {
        above = null;
    }

    boolean isEstablished() {
        return established;
    }

    boolean hasFailed() {
        return failed;
    }

    /** Whether nothing that comes is looked at any more. */
    boolean isDeaf() {
        return failed || peerEnded || (above != null && (above.closing || above.finishing));
    }

    /** When the handshake began, 0 before that. */
    long beganNs() {
        return beganNs;
    }

    // ---- the handshake

    @Override
    protected void opened() {
        beganNs = System.nanoTime();
        transport.handshakeBegins(this);
        try {
            engine.beginHandshake();
            handshakeGoesOn(engine.getHandshakeStatus());
        } catch (SSLException e) {
            fail(e);
        }
    }

    /**
     * Does what the engine asks for, up to where it needs input or is done.
     *
     * @param asked what its last call has answered; asked anew, an engine may have forgotten that
     *     it still has a failure to tell
     */
    void handshakeGoesOn(HandshakeStatus asked) throws SSLException {
        if (established && engine.getSession().getProtocol().equals("TLSv1.2")) {
            throw new SSLException("the other end wants to renegotiate, which is refused");
        }
        HandshakeStatus status = asked;
        while (!failed && isOpen()) {
            switch (status) {
                case NEED_TASK -> status = runTasks();
                case NEED_WRAP -> status = transport.sealer.sealOwn(this);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    status = transport.opener.openNothing(this);
                    if (status == HandshakeStatus.NEED_UNWRAP) {
                        return;
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    if (!established) {
                        establish();
                    }
                    return;
                }
            }
        }
    }

    private HandshakeStatus runTasks() {
        Runnable task;
        while ((task = engine.getDelegatedTask()) != null) {
            task.run();
        }
        return engine.getHandshakeStatus();
    }

    private void establish() {
        established = true;
        agreement.made(engine.getSession(), hello.isResumed(), System.nanoTime() - beganNs);
        transport.handshakeEnds(this);
        Connection up = above;
        if (up == null) {
            up = Objects.requireNonNull(factory).get();
            above = up;
            transport.join(up, this);
        }
        up.connecting = false;
        up.opened();
    }

    /** Something is wrong: tells the peer what, and ends. */
    void fail(SSLException e) {
        if (failed) {
            return;
        }
        failed = true;
        agreement.fail(e);
        transport.endStream(this);
    }

    // ---- input

    /** While the connection above may not send, nor is to be read, neither is this one. */
    @Override
    protected boolean readsWhileSending() {
        Connection up = above;
        return up == null || up.readsWhileSending();
    }

    @Override
    protected int received(long address, int length) {
        int used = transport.opener.take(this, address, length);
        endIfPeerHas();
        return used;
    }

    void peerHasEnded() {
        peerEnded = true;
    }

    /** Answers the peer's end, once what it still asked for is answered. */
    private void endIfPeerHas() {
        Connection up = above;
        boolean outputWaits = up != null && up.outbox != null;
        if (!peerEnded || outputWaits || closing || finishing || !isOpen()) {
            return;
        }
        if (engine.getUseClientMode()) {
            // Who closes first keeps the port for a minute: the server will.
            transport.sealer.sealEnd(this);
        } else {
            transport.endStream(this);
        }
    }

    // ---- output

    /** Goes on sending what waits above; when all has left, does what had to wait for that. */
    @Override
    void outputLeft() {
        Connection up = above;
        if (up == null || up.outbox == null || closing || finishing) {
            return;
        }
        Outbox waiting = up.outbox;
        while (!waiting.isEmpty() && outbox == null && isOpen()) {
            sendFirst(waiting);
        }
        if (outbox == null) {
            transport.sealer.flush();
        }
        if (outbox != null || !isOpen() || up.link != this) {
            return;
        }
        up.outbox = null;
        if (up.closing) {
            transport.endStream(this);
        } else if (up.finishing) {
            transport.finishStream(this);
        } else {
            transport.opener.deliverKept(this);
            endIfPeerHas();
        }
    }

    private void sendFirst(Outbox waiting) {
        if (!waiting.isFile()) {
            waiting.taken(transport.sealer.take(this, waiting.address(), waiting.length()));
            return;
        }
        int part = (int) Math.min(FILE_PART, waiting.length());
        byte[] bytes = FileBytes.read(waiting.file(), waiting.address(), part);
        if (bytes.length == 0) {
            transport.end(this, Errno.EIO); // the file has become shorter
            return;
        }
        long copy = Memory.map(bytes);
        long taken = transport.sealer.take(this, copy, bytes.length);
        Memory.unmap(copy, bytes.length);
        if (isOpen()) {
            waiting.taken(taken);
        }
    }

    // ---- the end

    @Override
    protected void closed(int errno) {
        boolean asked = closing || finishing;
        if (failed) {
            transport.ended(this, Errno.EPROTO);
        } else if (errno == 0 && beganNs != 0 && !established) {
            agreement.fail(new SSLException("the other end closed during the handshake"));
            transport.ended(this, Errno.EPROTO);
        } else if (errno == 0 && established && !peerEnded && !asked) {
            agreement.fail(new SSLException("the stream was cut: it ended without close_notify"));
            transport.ended(this, Errno.ECONNABORTED);
        } else {
            transport.ended(this, errno);
        }
    }
}
