package io.headrace.press;

/**
 * The requests of one connection that are not answered yet, in their order.
 *
 * <p>Those that wait for the connection to be made are in flight, too, and not sent yet.
 */
final class Flight {
    private final long[] begunNs;
    private final long[] sentNs;
    private final boolean[] heads;
    private final int mask;
    private final int depth;
    private int first;
    private int count;
    private int unsent;

    /** How many of those that are not sent had been, over a connection that ended. */
    private int resent;

    Flight(int depth) {
        this.depth = depth;
        int capacity = depth == 1 ? 1 : Integer.highestOneBit(depth - 1) << 1;
        mask = capacity - 1;
        begunNs = new long[capacity];
        sentNs = new long[capacity];
        heads = new boolean[capacity];
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean hasRoom() {
        return count < depth;
    }

    /** How many have begun and are not sent. */
    int unsent() {
        return unsent;
    }

    /** Whether an answer may come. */
    boolean isAwaited() {
        return count > unsent;
    }

    /** Whether an answer may come after that to the oldest. */
    boolean awaitsMore() {
        return count - unsent > 1;
    }

    /** One more begins: latency counts from that time. */
    void begin(long now) {
        begunNs[(first + count) & mask] = now;
        count++;
        unsent++;
    }

    /**
     * The first that is not sent is so now.
     *
     * @param head whether its answer has no body, whatever its head says
     */
    void sent(long now, boolean head) {
        int at = (first + count - unsent) & mask;
        sentNs[at] = now;
        heads[at] = head;
        unsent--;
    }

    /** When the oldest began. */
    long begunNs() {
        return begunNs[first];
    }

    /** When the oldest was sent. */
    long sentNs() {
        return sentNs[first];
    }

    /** Whether the oldest is answered without a body. */
    boolean answersHead() {
        return heads[first];
    }

    /** The oldest is answered. */
    void end() {
        first = (first + 1) & mask;
        count--;
    }

    /** The connection has gone: those left are sent again over the next one. */
    void sendAgain() {
        unsent = count;
        resent = count;
    }

    /** Those that were never sent begin only now, that the connection is made. */
    void beginUnsentNow(long now) {
        for (int i = resent; i < count; i++) {
            begunNs[(first + i) & mask] = now;
        }
        resent = 0;
    }

    /** All have failed. */
    void clear() {
        count = 0;
        unsent = 0;
        resent = 0;
    }
}
