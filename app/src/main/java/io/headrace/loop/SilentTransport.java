package io.headrace.loop;

import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A transport without a kernel: nothing leaves it, and what arrives is what its owner delivers.
 * With it a protocol is walked through what may happen to it.
 */
public class SilentTransport implements Transport {
    private static final int ROOM = 64 << 10;

    private final long memory = Memory.map(ROOM);
    private final ArrayDeque<Connection> connecting = new ArrayDeque<>();
    private @Nullable Supplier<? extends Connection> factory;

    // ---- what happens, as its owner says

    /** A client connects to the listener. */
    public final Connection accept() {
        Connection connection = Objects.requireNonNull(factory).get();
        connection.attach(Connection.NO_REAL_FD);
        connection.opened();
        return connection;
    }

    /** The first connection that was asked for is made; null when none was. */
    public final @Nullable Connection establish() {
        Connection connection = connecting.poll();
        if (connection != null) {
            connection.connecting = false;
            connection.opened();
        }
        return connection;
    }

    /** Bytes arrive in one piece, at most 64 KiB: how many were consumed. */
    public final int deliver(Connection connection, byte[] bytes) {
        Memory.put(memory, bytes);
        return connection.received(memory, bytes.length);
    }

    /** The peer, or an error, ends a connection. */
    public final void end(Connection connection, int errno) {
        close(connection);
        connection.closed(errno);
    }

    // ---- what a protocol asks for

    @Override
    public Engine engine() {
        return Engine.EPOLL;
    }

    @Override
    public void listen(int listener, Supplier<? extends Connection> made) {
        factory = made;
    }

    @Override
    public void stopListening() {
        factory = null;
    }

    @Override
    public void connect(Connection connection, Dialer dialer) {
        connection.attach(Connection.NO_REAL_FD);
        connection.connecting = true;
        connecting.add(connection);
    }

    @Override
    public int poll(long timeoutNs) {
        return 0;
    }

    @Override
    public void send(Connection connection, long address, int length) {}

    @Override
    public void sendCopy(Connection connection, long address, int length, boolean more) {
        send(connection, address, length);
    }

    @Override
    public void sendStable(Connection connection, long address, long length) {
        send(connection, address, (int) length);
    }

    @Override
    public void sendFile(Connection connection, int fd, long offset, long length) {}

    @Override
    public void hold(Connection connection) {}

    @Override
    public void release(Connection connection) {}

    @Override
    public void close(Connection connection) {
        connection.fd = Connection.NO_FD;
        connection.connecting = false;
        connecting.remove(connection);
    }

    @Override
    public void closeWhenSent(Connection connection) {
        end(connection, 0);
    }

    @Override
    public void finish(Connection connection) {}

    @Override
    public long systemCalls() {
        return 0;
    }

    @Override
    public void wake() {}

    @Override
    public void close() {
        Memory.unmap(memory, ROOM);
    }
}
