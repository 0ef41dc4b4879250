package io.headrace.loop;

import java.util.function.Supplier;

/**
 * Moves bytes between the kernel and the {@link Connection}s of one loop.
 *
 * <p>The narrow place where kernel interfaces are exchanged: above it nobody knows whether bytes
 * were read when a socket was ready or arrived as a completion. Every method but {@link #wake} is
 * called by the loop's own thread.
 */
public interface Transport extends AutoCloseable {
    /** The kernel interface behind it. */
    Engine engine();

    /**
     * Accepts connections from a listening socket, which the transport then owns.
     *
     * @param factory makes the object of each accepted connection
     */
    void listen(int listener, Supplier<? extends Connection> factory);

    /** Stops accepting and closes the listeners; connections go on. */
    void stopListening();

    /**
     * Connects; {@link Connection#opened} or {@link Connection#closed} tells the outcome.
     *
     * @param dialer lives at least until then
     */
    void connect(Connection connection, Dialer dialer);

    /**
     * Delivers what has happened.
     *
     * @param timeoutNs how long to wait for the first event; 0 only looks
     * @return how many events were delivered
     */
    int poll(long timeoutNs);

    /** Sends bytes that stay unchanged until the next {@link #poll} begins. */
    void send(Connection connection, long address, int length);

    /**
     * Sends bytes that are only valid during the call.
     *
     * @param more whether the next bytes follow at once, so that a packet may wait for them
     */
    void sendCopy(Connection connection, long address, int length, boolean more);

    /** Sends bytes that stay valid and unchanged as long as the loop. */
    void sendStable(Connection connection, long address, long length);

    /**
     * Sends bytes of a file, in order with all other output. The descriptor is only used during the
     * call and stays the caller's: for what the kernel does not take at once, the transport keeps a
     * duplicate. A file that has become shorter ends the connection, with `EIO`.
     *
     * @param fd of a regular file, open for reading; its position is neither used nor changed
     * @param offset of the first byte in the file
     * @param length how many bytes, at least 1
     */
    void sendFile(Connection connection, int fd, long offset, long length);

    /**
     * Holds a connection that has no pending output: no input is delivered, and what is sent waits,
     * until {@link #release}. What was received and not consumed is kept.
     */
    void hold(Connection connection);

    /**
     * Ends a {@link #hold}: in the next {@link #poll}, which does not wait, what was sent meanwhile
     * leaves and what is not consumed is delivered again.
     */
    void release(Connection connection);

    /**
     * Closes at once; {@link Connection#closed} is not called. Of what was sent in this pass, some
     * may be lost when the kernel has no room.
     */
    void close(Connection connection);

    /** Closes as soon as all that was sent has left; {@link Connection#closed} tells of it. */
    void closeWhenSent(Connection connection);

    /**
     * Says that nothing more will be sent once what is pending has left; the connection closes when
     * the peer closes.
     */
    void finish(Connection connection);

    /** How many system calls it has made so far. */
    long systemCalls();

    /** Ends a waiting {@link #poll}; any thread may call it. */
    void wake();

    @Override
    void close();
}
