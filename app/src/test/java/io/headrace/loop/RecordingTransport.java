package io.headrace.loop;

import io.headrace.kernel.Memory;

/** A transport without a kernel that keeps what it was told. */
public final class RecordingTransport extends SilentTransport {
    private final StringBuilder told = new StringBuilder();

    /** What was sent, and how connections were ended, since the last call. */
    public String told() {
        String all = told.toString();
        told.setLength(0);
        return all;
    }

    @Override
    public void send(Connection connection, long address, int length) {
        told.append(Memory.text(address, length));
    }

    @Override
    public void close(Connection connection) {
        if (connection.isOpen()) {
            told.append("(close)");
        }
        super.close(connection);
    }

    @Override
    public void finish(Connection connection) {
        told.append("(finish)");
    }
}
