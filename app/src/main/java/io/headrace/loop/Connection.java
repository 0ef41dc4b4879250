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

    int fd = NO_FD;
    int slot;
    boolean connecting;
    boolean finishing;

    /** Bytes received and not yet consumed, kept between two deliveries. */
    @Nullable Inbox inbox;

    /** Bytes the kernel has not taken yet. */
    @Nullable Outbox outbox;

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
     * The connection has ended, by the peer or by an error; it may be connected again.
     *
     * @param errno 0 when the peer ended the stream, else the error number
     */
    protected abstract void closed(int errno);

    /** Whether input is to be read while output is pending. */
    protected boolean readsWhileSending() {
        return false;
    }

    /** Whether the connection has a socket: it is established or being so. */
    public final boolean isOpen() {
        return fd != NO_FD;
    }

    /** Whether bytes wait for the kernel to take them. */
    public final boolean hasPendingOutput() {
        return outbox != null;
    }
}
