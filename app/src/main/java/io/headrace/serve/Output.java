package io.headrace.serve;

import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;
import io.headrace.loop.Transport;

/**
 * The answers to the requests of one receive, so that pipelined requests are answered in one send.
 *
 * <p>A single answer, the common case, is sent from where it lies; only when a second one follows
 * are both copied together.
 */
final class Output {
    private static final int CAPACITY = 64 << 10;

    private final Transport transport;
    private final long gathered = Memory.map(CAPACITY);
    private int gatheredLength;
    private long single;
    private int singleLength;

    Output(Transport transport) {
        this.transport = transport;
    }

    /** Adds bytes that stay unchanged until the loop's next pass. */
    void add(Connection connection, long address, int length) {
        if (singleLength == 0 && gatheredLength == 0) {
            single = address;
            singleLength = length;
            return;
        }
        if (gatheredLength + singleLength + length > CAPACITY) {
            flush(connection, true);
            add(connection, address, length);
            return;
        }
        gatherSingle();
        gather(address, length);
    }

    /** Adds bytes that may change at once, at most 32 KiB. */
    void addCopy(Connection connection, byte[] bytes, int length) {
        gatherSingle();
        if (gatheredLength + length > CAPACITY) {
            flush(connection, true);
        }
        Memory.put(gathered + gatheredLength, bytes, length);
        gatheredLength += length;
    }

    /** Adds a body that is sent from where it lies: how many bytes that is. */
    long addSeparate(Connection connection, SeparateBody body) {
        flush(connection, true);
        return body.send(transport, connection);
    }

    private void gatherSingle() {
        if (singleLength > 0) {
            gather(single, singleLength);
            singleLength = 0;
        }
    }

    private void gather(long address, int length) {
        Memory.copy(address, gathered + gatheredLength, length);
        gatheredLength += length;
    }

    private void sendSingle(Connection connection, boolean more) {
        if (more) {
            transport.sendCopy(connection, single, singleLength, true);
        } else {
            transport.send(connection, single, singleLength);
        }
    }

    /**
     * Hands everything added to the transport.
     *
     * @param more whether further bytes follow at once
     */
    void flush(Connection connection, boolean more) {
        if (singleLength > 0) {
            sendSingle(connection, more);
            singleLength = 0;
        } else if (gatheredLength > 0) {
            transport.sendCopy(connection, gathered, gatheredLength, more);
            gatheredLength = 0;
        }
    }
}
