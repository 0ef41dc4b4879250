package io.headrace.loop;

import org.jspecify.annotations.Nullable;

/**
 * One stream connection of a loop: the protocol above derives from it, the transport below keeps
 * its own state in it, so that an event finds both with one load.
 *
 * <p>All methods are called by the loop's thread.
 */
public abstract class Connection {
    static final int NO_FD = -1;

    /** Stands for the descriptor of a connection that has none of its own. */
    static final int NO_REAL_FD = 1 << 30;

    int fd = NO_FD;
    int slot;
    boolean connecting;

    /** Nothing more will be sent after what waits; input is thrown away. */
    boolean finishing;

    /** To be closed when what waits has left. */
    boolean closing;

    /** Bytes received and not yet consumed, kept between two deliveries. */
    @Nullable Inbox inbox;

    /** Bytes the kernel has not taken yet. */
    @Nullable Outbox outbox;

    // What TLS does for it.

    /** What carries it, when TLS lies between it and its socket. */
    @Nullable TlsLink link;

    @Nullable TlsHandshake handshake;

    // What io_uring does for it.

    /** Whether a receive, or the wait for something to receive, is with the kernel. */
    boolean receiving;

    /** Whether so much comes at a time that plain calls with a large buffer are better. */
    boolean bulk;

    /** Whether the peer has ended the stream while input had to wait. */
    boolean ended;

    /** Whether the kernel was asked to tell when there is room. */
    boolean awaitingRoom;

    /** The pass in which bytes were last queued to be sent, where they lie, and how many. */
    int queuedPass;

    long queuedAddress;
    int queuedLength;

    /** Begins a new life with a socket. */
    final void attach(int socket) {
        fd = socket;
        finishing = false;
        closing = false;
        receiving = false;
        bulk = false;
        ended = false;
        awaitingRoom = false;
        queuedPass = 0;
    }

    /** The connection is established. */
    protected abstract void opened();

    /**
     * Bytes have arrived.
     *
     * <p>What is not consumed is delivered again, with what follows it; at least {@link
     * Inbox#CAPACITY} bytes are kept, so a protocol with a smaller limit for its heads never
     * stalls.
     *
     * @param address of the first byte not consumed so far; valid only during the call
     * @param length of all bytes not consumed so far
     * @return how many of them are consumed
     */
    protected abstract int received(long address, int length);

    /**
     * The connection has ended, by the peer, by an error or because {@link Transport#closeWhenSent}
     * asked for it; it may be connected again.
     *
     * @param errno 0 unless an error ended it
     */
    protected abstract void closed(int errno);

    /** Whether input is to be read while output is pending. */
    protected boolean readsWhileSending() {
        return false;
    }

    /** Output that had to wait has left, and more may be sent. */
    void outputLeft() {}

    /**
     * How TLS was agreed on, or why it failed; null without TLS.
     *
     * <p>Of the latest connection: it can still be read when that has ended.
     */
    public final @Nullable TlsHandshake handshake() {
        return handshake;
    }

    /** Whether the connection has a socket: it is established or being so. */
    public final boolean isOpen() {
        return fd != NO_FD;
    }

    /**
     * Whether the kernel had no room for bytes, which therefore wait, or the connection is held.
     */
    public final boolean hasPendingOutput() {
        return outbox != null;
    }

    /** How many bytes wait. */
    public final long pendingOutput() {
        return outbox == null ? 0 : outbox.total();
    }
}
