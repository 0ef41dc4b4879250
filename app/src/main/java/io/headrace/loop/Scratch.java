package io.headrace.loop;

import io.headrace.kernel.Memory;

/**
 * Room for the output of one pass that is only valid during its call.
 *
 * <p>There are two halves, used in turn: what did not fit into a socket is known only when the next
 * pass has begun to fill the other.
 */
final class Scratch {
    private static final int CAPACITY = 256 << 10;

    private final long memory = Memory.map(2L * CAPACITY);
    private long half = memory;
    private int used;

    /** A pass begins. */
    void turn() {
        half = half == memory ? memory + CAPACITY : memory;
        used = 0;
    }

    boolean fits(int length) {
        return length <= CAPACITY - used;
    }

    /** A copy of bytes that fit, valid until the turn after the next. */
    long copy(long address, int length) {
        long copy = half + used;
        used += length;
        Memory.copy(address, copy, length);
        return copy;
    }

    void close() {
        Memory.unmap(memory, 2L * CAPACITY);
    }
}
