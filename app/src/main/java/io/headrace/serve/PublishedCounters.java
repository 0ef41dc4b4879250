package io.headrace.serve;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of a loop as others may read them; written by the loop once a pass. */
final class PublishedCounters {
    /** The statuses a request or connection is refused with. */
    private static final int[] REFUSALS = {400, 405, 408, 411, 413, 414, 417, 431, 501, 503, 505};

    private static final int FIRST_REFUSAL = 9;

    private final AtomicLongArray numbers = new AtomicLongArray(FIRST_REFUSAL + REFUSALS.length);

    void publish(ServerLoop loop) {
        numbers.lazySet(0, loop.requests);
        numbers.lazySet(1, loop.refused);
        numbers.lazySet(2, loop.timeouts);
        numbers.lazySet(3, loop.connectionsAccepted);
        numbers.lazySet(4, loop.connectionsOpen);
        numbers.lazySet(5, loop.connectionsRefused);
        numbers.lazySet(6, loop.bytesReceived);
        numbers.lazySet(7, loop.bytesSent);
    }

    /** Counts a refusal; not a matter of every pass. */
    void countRefusal(int status) {
        for (int i = 0; i < REFUSALS.length; i++) {
            if (REFUSALS[i] == status) {
                numbers.lazySet(FIRST_REFUSAL + i, numbers.get(FIRST_REFUSAL + i) + 1);
            }
        }
    }

    /** Counts a line that the log had no room for. */
    void countLogDropped() {
        numbers.lazySet(8, numbers.get(8) + 1);
    }

    ServerCounters read() {
        SortedMap<Integer, Long> byStatus = new TreeMap<>();
        for (int i = 0; i < REFUSALS.length; i++) {
            long count = numbers.get(FIRST_REFUSAL + i);
            if (count > 0) {
                byStatus.put(REFUSALS[i], count);
            }
        }
        return new ServerCounters(
                numbers.get(0),
                numbers.get(1),
                byStatus,
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                numbers.get(5),
                numbers.get(6),
                numbers.get(7),
                numbers.get(8));
    }
}
