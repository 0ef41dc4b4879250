package io.headrace.press;

import io.headrace.stats.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What one loop counted in one second of the window, or outside of it.
 *
 * <p>Its loop writes it; when the second is over the loop hands it over and does not touch it until
 * it comes back.
 */
final class Tally {
    /** Status codes have three digits. */
    static final int STATUS_MAX = 1000;

    /** The second of the window, or {@link #OUTSIDE}. */
    int second;

    static final int OUTSIDE = -1;

    final Recorder latency = new Recorder();
    final long[] status = new long[STATUS_MAX];
    final long[] errors = new long[ErrorKind.values().length];

    /** The one behind it while it is handed over. */
    @Nullable Tally next;

    /** Whether a loop is filling it. */
    boolean taken;

    long requests;
    long bytesReceived;
    long bytesSent;

    long errorCount() {
        return Arrays.stream(errors).sum();
    }

    void reset() {
        latency.reset();
        Arrays.fill(status, 0);
        Arrays.fill(errors, 0);
        requests = 0;
        bytesReceived = 0;
        bytesSent = 0;
    }
}
