package io.headrace.loop;

import io.headrace.kernel.Memory;
import io.headrace.kernel.abi.Errno;

import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Opens the records that arrive on the connections of one loop, and delivers what was in them.
 *
 * <p>Only whole records are taken; of others the transport below keeps the bytes. What several
 * records of one receive hold is delivered at once.
 */
final class TlsOpener {
    private static final int HEAD = 5;
    private static final int VERSION_MAJOR = 3;
    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 23;

    private final TlsTransport transport;
    private final Inbox.Pool inboxes = new Inbox.Pool();
    private final TlsBuffer record;
    private final TlsBuffer opened;

    /** The plain bytes of several records, until they are delivered. */
    private final long memory = Memory.map(Inbox.CAPACITY);

    private int filled;

    TlsOpener(TlsTransport transport, boolean onArrays) {
        this.transport = transport;
        record = new TlsBuffer(TlsSealer.RECORD_MAX, onArrays);
        opened = new TlsBuffer(TlsSealer.RECORD_MAX, onArrays);
    }

    /** Opens and delivers: how many bytes are used. */
    int take(TlsLink link, long address, int length) {
        int used = 0;
        while (link.isOpen() && !link.isDeaf() && !SocketTransport.isBlocked(link)) {
            int count = openSome(link, address + used, length - used);
            used += count;
            if (filled > 0) {
                deliver(link);
            }
            if (count == 0) {
                return used;
            }
        }
        return link.isDeaf() ? length : used;
    }

    /** Opens as many whole records as fit: how many bytes are used. */
    private int openSome(TlsLink link, long address, int length) {
        filled = 0;
        int used = 0;
        try {
            while (link.isOpen()
                    && !link.isDeaf()
                    && filled + TlsSealer.RECORD_MAX <= Inbox.CAPACITY) {
                int size = recordLength(address + used, length - used);
                if (size == 0) {
                    break;
                }
                used += openOne(link, address + used, size);
            }
        } catch (SSLException e) {
            link.fail(e);
        }
        return used;
    }

    /** How many bytes the first record has, 0 when it is not whole. */
    private static int recordLength(long address, int length) {
        if (length < HEAD) {
            return 0;
        }
        int type = Memory.getByte(address);
        int content = Short.toUnsignedInt(Short.reverseBytes(Memory.getShort(address + 3)));
        int size = HEAD + content;
        boolean valid =
                type >= FIRST_TYPE
                        && type <= LAST_TYPE
                        && Memory.getByte(address + 1) == VERSION_MAJOR
                        && size <= TlsSealer.RECORD_MAX;
        // What is no record is shown to the engine, which says so in its own words.
        return !valid ? Math.min(length, TlsSealer.RECORD_MAX) : size <= length ? size : 0;
    }

    private int openOne(TlsLink link, long address, int size) throws SSLException {
        record.bytes.clear();
        record.put(address, size);
        record.bytes.flip();
        opened.bytes.clear();
        if (!link.isEstablished()) {
            link.hello.look(record.bytes, 0, size);
        }
        SSLEngineResult result = unwrap(link);
        int count = opened.bytes.position();
        opened.copyTo(memory + filled, count);
        filled += count;
        if (result.getStatus() == Status.CLOSED) {
            link.peerHasEnded();
        } else if (result.getStatus() != Status.OK || result.bytesConsumed() != size) {
            throw new SSLException("Unsupported or unrecognized SSL message");
        } else if (result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || !link.isEstablished()) {
            link.handshakeGoesOn(result.getHandshakeStatus());
        }
        return size;
    }

    /**
     * Lets an engine look again at what it was given: BoringSSL notices only then that it has done
     * its last step.
     *
     * @return what it wants next
     */
    HandshakeStatus openNothing(TlsLink link) throws SSLException {
        record.bytes.clear().limit(0);
        opened.bytes.clear();
        SSLEngineResult result = unwrap(link);
        if (result.getStatus() == Status.CLOSED) {
            throw new SSLException("the other end closed during the handshake");
        }
        return result.getHandshakeStatus();
    }

    private SSLEngineResult unwrap(TlsLink link) throws SSLException {
        try {
            return link.engine.unwrap(record.bytes, opened.bytes);
        } catch (RuntimeException e) {
            // A mistake of the engine's: whatever a peer sends may end its connection, not the
            // loop.
            throw new SSLException("the TLS engine failed: " + e, e);
        }
    }

    /** Delivers what was opened, behind what was kept. */
    private void deliver(TlsLink link) {
        Connection above = link.above();
        Inbox inbox = above.inbox;
        if (inbox == null) {
            deliver(link, above, memory, filled);
            return;
        }
        inbox.append(memory, filled);
        int before = inbox.length;
        deliver(link, above, inbox.address(), before);
        if (above.inbox == inbox && inbox.length == before && before > Inbox.CAPACITY) {
            // The protocol neither consumed nor refused what is kept.
            transport.end(link, Errno.ENOBUFS);
        }
    }

    /** Delivers what was kept. */
    void deliverKept(TlsLink link) {
        Connection above = link.above();
        Inbox inbox = above.inbox;
        if (inbox != null) {
            deliver(link, above, inbox.address(), inbox.length);
        }
    }

    private void deliver(TlsLink link, Connection above, long address, int length) {
        boolean ending = above.finishing || above.closing;
        int used = ending ? length : above.received(address, length);
        if (above.link != link) {
            return; // it was closed, and may have been connected again
        }
        if (used == length) {
            release(above);
            return;
        }
        Inbox inbox = above.inbox;
        if (inbox == null) {
            inbox = inboxes.take();
            above.inbox = inbox;
        }
        int left = length - used;
        if (inbox.address() != address + used) {
            Memory.copy(address + used, inbox.address(), left);
        }
        inbox.length = left;
    }

    /** Takes what is kept for a connection away from it. */
    void release(Connection above) {
        Inbox inbox = above.inbox;
        if (inbox != null) {
            above.inbox = null;
            inboxes.give(inbox);
        }
    }

    void close() {
        inboxes.close();
        record.close();
        opened.close();
        Memory.unmap(memory, Inbox.CAPACITY);
    }
}
