package io.headrace.loop;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Turns what the connections of one loop send into records, and gives those to the transport below.
 *
 * <p>One connection at a time: what it sends in a row shares records, and records share a send.
 * They leave when another connection sends, when there is enough, or before the next pass.
 */
final class TlsSealer {
    /** Most plain bytes of a record, RFC 8446 section 5.1; engines may take some fewer. */
    private static final int PLAIN_MAX = 16 << 10;

    /** Room an engine wants to see before it writes any record; it never writes so much. */
    static final int RECORD_MAX = 34 << 10;

    private static final int CAPACITY = 256 << 10;

    /** Most bytes of one connection before the others have their turn. */
    private static final int TURN = 1 << 20;

    /** A fatal alert, unexpected_message, RFC 8446 section 6. */
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 10};

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketTransport below;
    private final TlsBuffer plain;
    private final TlsBuffer sealed;
    private @Nullable TlsLink current;

    TlsSealer(SocketTransport below, boolean onArrays) {
        this.below = below;
        plain = new TlsBuffer(PLAIN_MAX, onArrays);
        sealed = new TlsBuffer(CAPACITY, onArrays);
    }

    /**
     * Takes bytes to be sent, as long as the transport below has room.
     *
     * @return how many; the others are for later
     */
    long take(TlsLink link, long address, long length) {
        use(link);
        long at = address;
        long end = address + length;
        while (at < end && link.outbox == null && current == link) {
            int part = (int) Math.min(end - at, plain.bytes.remaining());
            plain.put(at, part);
            at += part;
            if (!plain.bytes.hasRemaining()) {
                sealOnce(link);
            }
            if (at - address >= TURN && at < end) {
                flush();
                if (link.isOpen() && link.outbox == null) {
                    below.pauseOutput(link);
                }
            }
        }
        return at - address;
    }

    /** Makes it the one whose bytes are gathered. */
    private void use(TlsLink link) {
        if (current != link) {
            flush();
            current = link;
        }
    }

    /** One record of what is gathered; what does not fit into it is the start of the next. */
    private void sealOnce(TlsLink link) {
        plain.bytes.flip();
        try {
            wrap(link, plain.bytes);
            plain.bytes.compact();
        } catch (SSLException e) {
            plain.bytes.clear();
            link.fail(e);
        }
    }

    private SSLEngineResult wrap(TlsLink link, ByteBuffer from) throws SSLException {
        if (sealed.bytes.remaining() < RECORD_MAX) {
            push();
        }
        int start = sealed.bytes.position();
        int before = from.remaining();
        SSLEngineResult result = link.engine.wrap(from, sealed.bytes);
        if (!link.isEstablished()) {
            link.hello.look(sealed.bytes, start, sealed.bytes.position() - start);
            link.hasSpoken |= sealed.bytes.position() > start;
        } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            from.position(from.limit()); // after close_notify nothing is sent
        } else if (before > 0 && result.bytesProduced() == 0) {
            throw new SSLException("the TLS engine takes no data");
        }
        return result;
    }

    /** Gives what is sealed to the transport below. */
    private void push() {
        int length = sealed.bytes.position();
        TlsLink to = current;
        if (length > 0 && to != null) {
            sealed.bytes.clear();
            below.sendCopy(to, sealed.address(length), length, false);
        }
    }

    /** Sends all that is gathered. */
    void flush() {
        TlsLink link = current;
        while (link != null && current == link && plain.bytes.position() > 0) {
            sealOnce(link);
        }
        push();
    }

    /**
     * Adds one record of what the engine itself wants to say.
     *
     * @return what it wants next
     */
    HandshakeStatus sealOwn(TlsLink link) throws SSLException {
        use(link);
        SSLEngineResult result = wrap(link, NOTHING);
        if (result.bytesProduced() == 0
                && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            throw new SSLException("the TLS engine has nothing to say");
        }
        return result.getHandshakeStatus();
    }

    /** Adds the alert that ends the stream, as far as the engine still has one to send. */
    void sealEnd(TlsLink link) {
        use(link);
        flush();
        try {
            link.engine.closeOutbound();
            boolean speaks = true;
            while (speaks && !link.engine.isOutboundDone()) {
                speaks = wrap(link, NOTHING).bytesProduced() > 0;
            }
        } catch (SSLException e) {
            link.agreement.fail(e);
        }
        if (link.hasFailed() && !link.hasSpoken && current == link) {
            // To what was no TLS at all, BoringSSL says nothing.
            sealed.bytes.put(ALERT);
        }
        flush();
    }

    /** Throws away what is gathered for a connection, which has ended. */
    void forget(TlsLink link) {
        if (current == link) {
            plain.bytes.clear();
            sealed.bytes.clear();
            current = null;
        }
    }

    void close() {
        plain.close();
        sealed.close();
    }
}
