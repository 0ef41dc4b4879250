package io.headrace.press;

import io.headrace.loop.LastMessage;

/** The last whole answer of a loop and what it said, to which most answers are equal. */
final class SameAnswer {
    private final LastMessage last = new LastMessage();
    int status;
    boolean keepsAlive;

    boolean matches(long address, int count) {
        return last.matches(address, count);
    }

    /**
     * Takes an answer that was parsed from its first byte to its last.
     *
     * @param compared its head; all of it when its body ends itself, as chunks do
     */
    void remember(long address, int compared, int count, int saidStatus, boolean saidKeepsAlive) {
        if (last.remember(address, compared, count)) {
            status = saidStatus;
            keepsAlive = saidKeepsAlive;
        }
    }

    void close() {
        last.close();
    }
}
