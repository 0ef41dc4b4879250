package io.headrace.press;

import io.headrace.kernel.Memory;
import io.headrace.loop.Transport;

import java.util.List;

/** Several requests by their weights, with their variables filled in. */
final class VaryingRequests implements Requests {
    /** Most bytes gathered before they are sent, unless one request is longer. */
    private static final int PORTION = 1 << 24;

    private final RequestWriter[] writers;

    /** The writers in the order in which they write, spread evenly. */
    private final short[] order;

    private final Values values;
    private long gathered;
    private int capacity;
    private int turn;

    VaryingRequests(List<RequestText> texts, int index, int loops) {
        values = new Values(index, loops);
        writers = new RequestWriter[texts.size()];
        int[] weights = new int[writers.length];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = new RequestWriter(texts.get(i));
            weights[i] = texts.get(i).weight();
        }
        order = Weights.order(weights);
        turn = (int) ((long) order.length * index / loops);
        capacity = 1 << 16;
        gathered = Memory.map(capacity);
    }

    @Override
    public long send(Transport transport, PressConnection connection, long now) {
        Flight flight = connection.flight;
        long sum = 0;
        int length = 0;
        while (flight.unsent() > 0) {
            RequestWriter writer = next();
            if (length > 0 && length > PORTION - writer.longest()) {
                // A pipeline of long bodies: what is gathered goes first.
                transport.sendCopy(connection, gathered, length, true);
                sum += length;
                length = 0;
            }
            if (length + writer.longest() > capacity) {
                grow(length + writer.longest());
            }
            length += writer.write(gathered + length, values);
            flight.sent(now, writer.answersHead());
        }
        transport.sendCopy(connection, gathered, length, false);
        return sum + length;
    }

    private RequestWriter next() {
        RequestWriter writer = writers[order[turn]];
        turn = turn + 1 == order.length ? 0 : turn + 1;
        return writer;
    }

    /** Seldom: a pipeline of long bodies. */
    private void grow(int needed) {
        int larger = Math.max(needed, 2 * capacity);
        long moved = Memory.map(larger);
        Memory.copy(gathered, moved, capacity);
        Memory.unmap(gathered, capacity);
        gathered = moved;
        capacity = larger;
    }

    @Override
    public void close() {
        Memory.unmap(gathered, capacity);
        for (RequestWriter writer : writers) {
            writer.close();
        }
    }
}
