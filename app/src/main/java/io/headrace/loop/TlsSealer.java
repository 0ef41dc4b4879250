package io.headrace.loop;

import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Turns what the connections of one loop send into records, and gives those to the transport below.
 *
 * <p>One connection at a time: what it sends in a row shares records, and records share a send.
 * They leave when another connection sends, when there is enough, or before the next pass. The
 * bytes lie in arrays in between, since the JDK's ciphers work on those 1.6 times as fast as on
 * native memory.
 */
final class TlsSealer {
    /** Most plain bytes of a record, RFC 8446 section 5.1; the JDK takes some fewer. */
    private static final int PLAIN_MAX = 16 << 10;

    /** Room the JDK wants to see before it writes any record; it never writes so much. */
    static final int RECORD_MAX = 34 << 10;

    private static final int CAPACITY = 256 << 10;

    /** Most bytes of one connection before the others have their turn. */
    private static final int TURN = 1 << 20;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketTransport below;
    private final ByteBuffer plain = ByteBuffer.allocate(PLAIN_MAX);
    private final ByteBuffer sealed = ByteBuffer.allocate(CAPACITY);
    private final long memory = Memory.map(CAPACITY);
    private @Nullable TlsLink current;

    TlsSealer(SocketTransport below) {
        this.below = below;
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
            int part = (int) Math.min(end - at, plain.remaining());
            Memory.get(at, plain.array(), plain.position(), part);
            plain.position(plain.position() + part);
            at += part;
            if (!plain.hasRemaining()) {
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
        plain.flip();
        try {
            wrap(link, plain);
            plain.compact();
        } catch (SSLException e) {
            plain.clear();
            link.fail(e);
        }
    }

    private SSLEngineResult wrap(TlsLink link, ByteBuffer from) throws SSLException {
        if (sealed.remaining() < RECORD_MAX) {
            push();
        }
        int start = sealed.position();
        int before = from.remaining();
        SSLEngineResult result = link.engine.wrap(from, sealed);
        if (!link.isEstablished()) {
            link.hello.look(sealed.array(), start, sealed.position() - start);
        } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            from.position(from.limit()); // after close_notify nothing is sent
        } else if (before > 0 && result.bytesProduced() == 0) {
            throw new SSLException("the TLS engine takes no data");
        }
        return result;
    }

    /** Gives what is sealed to the transport below. */
    private void push() {
        int length = sealed.position();
        TlsLink to = current;
        if (length > 0 && to != null) {
            Memory.put(memory, sealed.array(), 0, length);
            sealed.clear();
            below.sendCopy(to, memory, length, false);
        }
    }

    /** Sends all that is gathered. */
    void flush() {
        TlsLink link = current;
        while (link != null && current == link && plain.position() > 0) {
            sealOnce(link);
        }
        push();
    }

    /** Adds one record of what the engine itself wants to say. */
    void sealOwn(TlsLink link) throws SSLException {
        use(link);
        SSLEngineResult result = wrap(link, NOTHING);
        if (result.bytesProduced() == 0
                && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            throw new SSLException("the TLS engine has nothing to say");
        }
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
        flush();
    }

    /** Throws away what is gathered for a connection, which has ended. */
    void forget(TlsLink link) {
        if (current == link) {
            plain.clear();
            sealed.clear();
            current = null;
        }
    }

    void close() {
        Memory.unmap(memory, CAPACITY);
    }
}
