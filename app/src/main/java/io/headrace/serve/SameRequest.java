package io.headrace.serve;

import io.headrace.loop.LastMessage;

import org.jspecify.annotations.Nullable;

/**
 * The last request of a loop that has no body and a prepared answer, with that answer: most
 * requests are equal to it.
 */
final class SameRequest {
    private final LastMessage last = new LastMessage();
    @Nullable PreparedAnswer answer;
    boolean answersHead;
    boolean keepsAlive;

    /** The answer if a request is equal to the last one, else null. */
    @Nullable PreparedAnswer find(long address, int count) {
        return last.matches(address, count) ? answer : null;
    }

    /** Takes a request that was parsed from its first byte to its last. */
    void remember(Request request, PreparedAnswer its) {
        if (last.remember(request.address, request.length, request.length)) {
            answer = its;
            answersHead = request.head.isHead();
            keepsAlive = request.keepsAlive;
        }
    }

    /** The answer is no longer the right one. */
    void forget() {
        answer = null;
    }

    void close() {
        last.close();
    }
}
