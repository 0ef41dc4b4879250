package io.headrace.press;

import io.headrace.loop.EngineWish;
import io.headrace.tls.TlsOrder;

/** Orders of load with one engine, for tests. */
public record Orders(EngineWish engine, TlsOrder tls) {
    private static final long SECOND_NS = 1_000_000_000L;

    public Orders(EngineWish engine) {
        this(engine, TlsOrder.USUAL);
    }

    /** So many requests. */
    public PressOrder counted(String url, long count, int connections, int threads) {
        return of(url, LoadOrder.counted(connections, threads, count, 5 * SECOND_NS));
    }

    /** Half a second of load after a tenth of warm-up. */
    public PressOrder timed(String url, int connections, int threads) {
        return lasting(url, connections, threads, SECOND_NS / 2, 5 * SECOND_NS);
    }

    /** So much load after a tenth of a second of warm-up. */
    PressOrder lasting(String url, long durationNs, int connections, int threads) {
        return lasting(url, connections, threads, durationNs, 5 * SECOND_NS);
    }

    PressOrder closing(String url, long count, int connections) {
        return counted(url, count, connections, 1).asking(RequestOrder.GET.closing());
    }

    PressOrder impatient(String url, int connections) {
        return lasting(url, connections, 1, 5 * SECOND_NS, SECOND_NS / 5);
    }

    private PressOrder lasting(
            String url, int connections, int threads, long durationNs, long timeoutNs) {
        return of(
                url, LoadOrder.timed(connections, threads, durationNs, SECOND_NS / 10, timeoutNs));
    }

    private PressOrder of(String url, LoadOrder load) {
        return PressOrder.of(url, load, engine).securedBy(tls);
    }
}
