package io.headrace.press;

import io.headrace.kernel.Memory;

/**
 * The last whole answer that arrived in one piece, so that an equal one needs no parser.
 *
 * <p>Exact: every byte is compared, the `Date` too, so an answer that is accepted here is one the
 * parser has accepted. A new second costs one parse for each loop.
 */
final class SameAnswer {
    /** Longer answers are parsed: comparing them costs as much as reading their head. */
    private static final int LONGEST = 1024;

    /** Shorter ones, too: the last word would begin before the first byte. */
    private static final int SHORTEST = Long.BYTES;

    private final long copy = Memory.map(LONGEST);
    private int length;
    int status;
    boolean keepsAlive;

    /** Whether these bytes are that answer. */
    boolean matches(long address, int count) {
        if (count != length) {
            return false;
        }
        int last = count - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if (Memory.getLong(address + at) != Memory.getLong(copy + at)) {
                return false;
            }
        }
        return Memory.getLong(address + last) == Memory.getLong(copy + last);
    }

    /** Takes an answer that the parser has read from its first byte to its last. */
    void remember(long address, int count, int parsedStatus, boolean parsedKeepsAlive) {
        if (count >= SHORTEST && count <= LONGEST) {
            Memory.copy(address, copy, count);
            length = count;
            status = parsedStatus;
            keepsAlive = parsedKeepsAlive;
        }
    }

    void close() {
        Memory.unmap(copy, LONGEST);
    }
}
