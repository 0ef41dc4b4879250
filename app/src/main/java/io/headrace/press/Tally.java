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

    /** The number of the loop. */
    int loop;

    /** From when the request began, or in an open loop was due. */
    final Recorder latency = new Recorder();

    /** From when it was sent; only in an open loop. */
    final @Nullable Recorder service;

    /** By how much the generator itself sent it late; only in an open loop. */
    final @Nullable Recorder lateness;

    /** How long handshakes took; only with TLS. */
    final @Nullable Recorder handshake;

    final long[] status = new long[STATUS_MAX];
    final long[] errors = new long[ErrorKind.values().length];

    /** The one behind it while it is handed over. */
    @Nullable Tally next;

    /** Whether a loop is filling it. */
    boolean taken;

    long requests;
    long late;
    long unexpected;
    long connects;
    long resumed;
    long bytesReceived;
    long bytesSent;
    long bodyBytes;

    Tally(boolean openLoop, boolean tls) {
        handshake = tls ? new Recorder() : null;
        service = openLoop ? new Recorder() : null;
        lateness = openLoop ? new Recorder() : null;
    }

    /** One request was sent so late by the generator itself. */
    void late(long ns, boolean tooLate) {
        if (lateness != null) {
            lateness.record(ns);
        }
        if (tooLate) {
            late++;
        }
    }

    long errorCount() {
        return Arrays.stream(errors).sum();
    }

    void reset() {
        latency.reset();
        if (service != null && lateness != null) {
            service.reset();
            lateness.reset();
        }
        if (handshake != null) {
            handshake.reset();
        }
        Arrays.fill(status, 0);
        Arrays.fill(errors, 0);
        requests = 0;
        late = 0;
        unexpected = 0;
        connects = 0;
        resumed = 0;
        bytesReceived = 0;
        bytesSent = 0;
        bodyBytes = 0;
    }
}
