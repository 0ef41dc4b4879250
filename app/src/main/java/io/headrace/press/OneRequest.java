package io.headrace.press;

import io.headrace.kernel.Memory;
import io.headrace.loop.Transport;

/** The same bytes each time, as often behind each other as a connection may have in flight. */
final class OneRequest implements Requests {
    private final boolean answersHead;
    private final int length;
    private final long mapped;
    private final long address;

    OneRequest(byte[] bytes, boolean answersHead, int pipeline) {
        this.answersHead = answersHead;
        length = bytes.length;
        mapped = (long) length * pipeline;
        address = Memory.map(mapped);
        for (int i = 0; i < pipeline; i++) {
            Memory.put(address + (long) i * length, bytes);
        }
    }

    @Override
    public long send(Transport transport, PressConnection connection, long now) {
        Flight flight = connection.flight;
        long bytes = (long) length * flight.unsent();
        while (flight.unsent() > 0) {
            flight.sent(now, answersHead);
        }
        transport.sendStable(connection, address, bytes);
        return bytes;
    }

    @Override
    public void close() {
        Memory.unmap(address, mapped);
    }
}
