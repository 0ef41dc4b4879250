package io.headrace.serve;

import java.util.concurrent.atomic.AtomicLong;

/** How many connections the server may have open, over all loops. */
final class ConnectionCap {
    private final long most;
    private final AtomicLong open = new AtomicLong();

    /**
     * A cap.
     *
     * @param most 0 for any number, which costs nothing
     */
    ConnectionCap(long most) {
        this.most = most;
    }

    /** Takes a place, if there is one. */
    boolean enter() {
        if (most == 0) {
            return true;
        }
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void leave() {
        if (most > 0) {
            open.decrementAndGet();
        }
    }
}
