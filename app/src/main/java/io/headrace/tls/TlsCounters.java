package io.headrace.tls;

import java.util.concurrent.atomic.LongAdder;

/** Handshakes of all loops of a run or a server; any thread may read them at any time. */
public final class TlsCounters {
    private final LongAdder full = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /**
     * What was counted so far.
     *
     * @param full handshakes with certificates
     * @param resumed handshakes that went on with an earlier session
     * @param failed handshakes that came to no end, or to a bad one
     */
    public record Reading(long full, long resumed, long failed) {
        /** Those that succeeded. */
        public long made() {
            return full + resumed;
        }
    }

    /** A handshake is made. */
    public void made(boolean isResumed) {
        (isResumed ? resumed : full).increment();
    }

    /** A handshake has failed. */
    public void failed() {
        failed.increment();
    }

    public Reading read() {
        return new Reading(full.sum(), resumed.sum(), failed.sum());
    }
}
