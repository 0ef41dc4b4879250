package io.headrace.press;

import io.headrace.loop.EngineWish;

import java.util.List;

/** Orders of load with one engine, for tests. */
public record Orders(EngineWish engine) {
    private static final long SECOND_NS = 1_000_000_000L;

    /** So many requests. */
    public PressOrder counted(String url, long count, int connections, int threads) {
        return order(url, false, count, 0, connections, threads, 5 * SECOND_NS);
    }

    /** Half a second of load after a tenth of warm-up. */
    public PressOrder timed(String url, int connections, int threads) {
        return order(url, false, 0, SECOND_NS / 2, connections, threads, 5 * SECOND_NS);
    }

    /** So much load after a tenth of a second of warm-up. */
    PressOrder lasting(String url, long durationNs, int connections, int threads) {
        return order(url, false, 0, durationNs, connections, threads, 5 * SECOND_NS);
    }

    PressOrder closing(String url, long count, int connections) {
        return order(url, true, count, 0, connections, 1, 5 * SECOND_NS);
    }

    PressOrder impatient(String url, int connections) {
        return order(url, false, 0, 5 * SECOND_NS, connections, 1, SECOND_NS / 5);
    }

    private PressOrder order(
            String url,
            boolean close,
            long count,
            long durationNs,
            int connections,
            int threads,
            long timeoutNs) {
        return new PressOrder(
                url,
                "GET",
                List.of(),
                "",
                close,
                connections,
                threads,
                "",
                count,
                durationNs,
                count > 0 ? 0 : SECOND_NS / 10,
                timeoutNs,
                engine);
    }
}
