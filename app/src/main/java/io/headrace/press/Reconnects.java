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

    /** Adds one, unless it is here already. */
    void add(PressConnection connection) {
        addTo(now, connection);
    }

    /** Adds one that pauses until its `notBeforeNs`, unless it is here already. */
    void addLater(PressConnection connection) {
        addTo(later, connection);
    }

    private static void addTo(ArrayDeque<PressConnection> queue, PressConnection connection) {
        if (!connection.waiting) {
            connection.waiting = true;
            queue.add(connection);
        }
    }

    /** The next that may be made now, or null. */
    @Nullable PressConnection poll(long nowNs) {
        PressConnection paused = later.peekFirst();
        boolean isDue = paused != null && nowNs - paused.notBeforeNs >= 0;
        PressConnection next = isDue ? later.pollFirst() : now.pollFirst();
        if (next != null) {
            next.waiting = false;
        }
        return next;
    }

    boolean isEmpty() {
        return now.isEmpty() && later.isEmpty();
    }
}
