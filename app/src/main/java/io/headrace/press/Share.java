package io.headrace.press;

/** What one loop may still start of a run's requests, taken from the common count in portions. */
final class Share {
    private final Window window;
    private long left;
    private boolean exhausted;

    Share(Window window) {
        this.window = window;
    }

    /** Whether another request may be started now. */
    boolean has(long now) {
        if (now - window.closeNs >= 0) {
            return false;
        }
        if (left == 0) {
            left = window.claim();
            exhausted = left == 0;
        }
        return left > 0;
    }

    /** One is started. */
    void take() {
        left--;
    }

    /** Whether all requests of a counted run are started. */
    boolean isExhausted() {
        return exhausted;
    }
}
