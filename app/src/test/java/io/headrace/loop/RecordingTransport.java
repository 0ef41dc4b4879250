package io.headrace.loop;

import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A transport without a kernel: delivers what a test gives it, and keeps what it was told. */
public final class RecordingTransport implements Transport {
    private static final int SOME_FD = 1_000_000;
    private static final int ROOM = 64 << 10;

    private final long memory = Memory.map(ROOM);
    private final List<Connection> connecting = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private @Nullable Supplier<? extends Connection> factory;

    /** A connection as a client makes it to the listener. */
    public Connection accept() {
        Connection connection = Objects.requireNonNull(factory).get();
        connection.attach(SOME_FD);
        connection.opened();
        return connection;
    }

    /** Lets the first connection that was asked for succeed. */
    public Connection establish() {
        Connection connection = connecting.removeFirst();
        connection.connecting = false;
        connection.opened();
        return connection;
    }

    /** Delivers bytes as one receive: how many were consumed. */
    public int deliver(Connection connection, byte[] bytes) {
        Memory.put(memory, bytes);
        return connection.received(memory, bytes.length);
    }

    /** What was sent, and how connections were ended, since the last call. */
    public String told() {
        String all = told.toString();
        told.setLength(0);
        return all;
    }

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
        connection.attach(SOME_FD);
        connection.connecting = true;
        connecting.add(connection);
    }

    @Override
    public int poll(int timeoutMs) {
        return 0;
    }

    @Override
    public void send(Connection connection, long address, int length) {
        told.append(Memory.text(address, length));
    }

    @Override
    public void sendCopy(Connection connection, long address, int length, boolean more) {
        send(connection, address, length);
    }

    @Override
    public void sendStable(Connection connection, long address, long length) {
        send(connection, address, (int) length);
    }

    @Override
    public void close(Connection connection) {
        if (connection.isOpen()) {
            told.append("(close)");
            connection.fd = Connection.NO_FD;
        }
    }

    @Override
    public void closeWhenSent(Connection connection) {
        close(connection);
        connection.closed(0);
    }

    @Override
    public void finish(Connection connection) {
        told.append("(finish)");
    }

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
