package io.headrace.serve;

import io.headrace.loop.LastMessage;

/** The last request without a body of a loop and what it asked, to which most are equal. */
final class SameRequest {
    private final LastMessage last = new LastMessage();
    boolean answersHead;
    boolean keepsAlive;
    int minorVersion;

    boolean matches(long address, int count) {
        return last.matches(address, count);
    }

    /** Takes a request that was parsed from its first byte to its last. */
    void remember(long address, int count, boolean head, boolean keeps, int minor) {
        if (last.remember(address, count, count)) {
            answersHead = head;
            keepsAlive = keeps;
            minorVersion = minor;
        }
    }

    void close() {
        last.close();
    }
}
