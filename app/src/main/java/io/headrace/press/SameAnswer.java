package io.headrace.press;

import io.headrace.loop.LastMessage;

/** The last whole answer of a loop and what it said, to which most answers are equal. */
final class SameAnswer {
    private final LastMessage last = new LastMessage();
    private boolean answersHead;
    int status;
    boolean keepsAlive;
    long bodyBytes;

    /**
     * Whether the bytes begin with an equal answer.
     *
     * @param toHead whether it answers a HEAD, so that its body is only announced
     */
    boolean begins(long address, int count, boolean toHead) {
        return last.begins(address, count) && answersHead == toHead;
    }

    int length() {
        return last.length();
    }

    /**
     * Takes an answer that was parsed from its first byte to its last.
     *
     * @param compared its head; all of it when its body ends itself, as chunks do
     */
    void remember(
            long address,
            int compared,
            int count,
            boolean toHead,
            int saidStatus,
            boolean saidKeepsAlive,
            long saidBodyBytes) {
        if (last.remember(address, compared, count)) {
            answersHead = toHead;
            status = saidStatus;
            keepsAlive = saidKeepsAlive;
            bodyBytes = saidBodyBytes;
        }
    }

    void close() {
        last.close();
    }
}
