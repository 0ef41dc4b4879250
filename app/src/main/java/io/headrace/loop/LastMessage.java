package io.headrace.loop;

import io.headrace.kernel.Memory;

/**
 * The last whole message that arrived in one piece, so that an equal one needs no parser.
 *
 * <p>Exact: every byte that says what the message means and where it ends is compared, so a message
 * accepted here is one the parser has accepted. Only a body whose length its head tells is not
 * compared: the parser would not look at it either.
 */
public final class LastMessage {
    /** Of longer heads a comparison costs as much as a parse. */
    private static final int LONGEST = 1024;

    /** Of shorter ones, the last word would begin before the first byte. */
    private static final int SHORTEST = Long.BYTES;

    private final long copy = Memory.map(LONGEST);
    private int length;

    /** Where the last compared word begins. */
    private int lastWord;

    /** Whether these bytes are an equal message. */
    public boolean matches(long address, int count) {
        return count == length && hasEqualWords(address);
    }

    /** Whether these bytes begin with an equal message. */
    public boolean begins(long address, int count) {
        return count >= length && length > 0 && hasEqualWords(address);
    }

    /** All bytes of the message; 0 when there is none. */
    public int length() {
        return length;
    }

    private boolean hasEqualWords(long address) {
        long last = lastWord;
        long at = 0;
        while (Memory.getLong(address + at) == Memory.getLong(copy + at)) {
            if (at == last) {
                return true;
            }
            at = Math.min(at + Long.BYTES, last);
        }
        return false;
    }

    /**
     * Takes a message that the parser has read from its first byte to its last.
     *
     * @param compared how many of its first bytes another one must share
     * @param count all its bytes
     * @return whether it was taken
     */
    public boolean remember(long address, int compared, int count) {
        if (compared < SHORTEST || compared > LONGEST) {
            return false;
        }
        Memory.copy(address, copy, compared);
        length = count;
        lastWord = compared - Long.BYTES;
        return true;
    }

    public void close() {
        Memory.unmap(copy, LONGEST);
    }
}
