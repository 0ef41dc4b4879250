package io.headrace.press;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * Connections of one loop that are to be made again, at once or after a pause.
 *
 * <p>All pauses are equally long, so each queue is in the order of time and only its head is looked
 * at, however many wait.
 */
final class Reconnects {
    private final ArrayDeque<PressConnection> now = new ArrayDeque<>();
    private final ArrayDeque<PressConnection> later = new ArrayDeque<>();

    void add(PressConnection connection) {
        now.add(connection);
    }

    /** Adds one that pauses until its `notBeforeNs`. */
    void addLater(PressConnection connection) {
        later.add(connection);
    }

    /** The next that may be made now, or null. */
    @Nullable PressConnection poll(long nowNs) {
        PressConnection first = later.peekFirst();
        if (first != null && nowNs - first.notBeforeNs >= 0) {
            return later.removeFirst();
        }
        return now.pollFirst();
    }

    boolean isEmpty() {
        return now.isEmpty() && later.isEmpty();
    }
}
