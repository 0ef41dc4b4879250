package io.headrace.press;

import io.headrace.loop.TlsHandshake;

import org.jspecify.annotations.Nullable;

/** What one loop counts into: the tally of the running second, and the sums over the whole run. */
final class TallySheet {
    private final Window window;

    Tally tally;
    private long untilNs;
    private long completed;
    private long failed;
    private long lastAnswerNs;

    TallySheet(Window window, int loop) {
        this.window = window;
        tally = window.tallies.take(Tally.OUTSIDE, loop);
    }

    /** Sees to it that the tally is that of the second in which `now` lies. */
    void turn(long now) {
        if (now - untilNs >= 0) {
            change(now);
        }
    }

    /** The same, also where the window was told to close earlier. */
    void turnInPass(long now) {
        if (now - untilNs >= 0 || untilNs - window.closeNs > 0) {
            change(now);
        }
    }

    private void change(long now) {
        long open = window.openNs;
        long close = window.closeNs;
        if (now - close >= 0) {
            tally = window.tallies.exchange(tally, Tally.OUTSIDE);
            untilNs = Long.MAX_VALUE;
        } else if (now - open < 0) {
            tally = window.tallies.exchange(tally, Tally.OUTSIDE);
            untilNs = Math.min(open, now + Window.SLICE_NS);
        } else {
            int second = (int) ((now - open) / Window.SECOND_NS);
            tally = window.tallies.exchange(tally, second);
            untilNs = Math.min(close, open + (second + 1) * Window.SECOND_NS);
        }
    }

    /** A connection is made, with TLS where a handshake is given. */
    void connected(@Nullable TlsHandshake tls) {
        tally.connects++;
        if (tls != null && tally.handshake != null) {
            tally.handshake.record(tls.ns());
            tally.resumed += tls.isResumed() ? 1 : 0;
            window.tallies.agreed(tls.protocol(), tls.cipherSuite());
        }
    }

    /** The oldest request in flight is answered. */
    void answered(Flight flight, int status, long bodyBytes, long now) {
        turn(now);
        Tally t = tally;
        t.requests++;
        t.status[status]++;
        t.bodyBytes += bodyBytes;
        t.latency.record(now - flight.begunNs());
        if (t.service != null) {
            t.service.record(now - flight.sentNs());
        }
        completed++;
        lastAnswerNs = now;
    }

    /** So many requests have failed. */
    void failed(ErrorKind kind, int count, long now) {
        turn(now);
        tally.errors[kind.index] += count;
        failed += count;
        lastAnswerNs = now;
    }

    /** Answers so far. */
    long completed() {
        return completed;
    }

    /** Failed requests so far. */
    long failed() {
        return failed;
    }

    /** The loop has ended with so many requests in flight. */
    void end(int inFlight) {
        window.tallies.give(tally);
        window.tallies.unfinished(inFlight, lastAnswerNs);
        window.loopsRunning.countDown();
    }
}
