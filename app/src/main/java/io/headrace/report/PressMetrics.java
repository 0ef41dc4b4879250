package io.headrace.report;

import io.headrace.press.ErrorKind;
import io.headrace.press.WindowSecond;
import io.headrace.stats.Latencies;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of a run while it goes on: its seconds added up. One thread adds, another may ask for
 * the text.
 */
public final class PressMetrics {
    private static final String PREFIX = "headrace_press_";
    private static final String LATENCY = PREFIX + "latency_seconds";
    private static final double NS_PER_S = 1e9;

    /** Upper bounds of the buckets: 10 µs to 10 s in steps of about 2. */
    private static final long[] BOUNDS_NS = {
        10_000,
        20_000,
        50_000,
        100_000,
        200_000,
        500_000,
        1_000_000,
        2_000_000,
        5_000_000,
        10_000_000,
        20_000_000,
        50_000_000,
        100_000_000,
        200_000_000,
        500_000_000,
        1_000_000_000L,
        2_000_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    private final long[] upTo = new long[BOUNDS_NS.length];
    private final Map<Integer, Long> status = new TreeMap<>();
    private final Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
    private long requests;
    private long bytesReceived;
    private long bytesSent;
    private double latencySumNs;
    private double busyPct;

    public PressMetrics() {
        for (ErrorKind kind : ErrorKind.values()) {
            errors.put(kind, 0L);
        }
    }

    public synchronized void add(WindowSecond second) {
        Latencies latencies = second.latencies();
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] += latencies.countUpToNs(BOUNDS_NS[i]);
        }
        latencySumNs += latencies.sumNs();
        second.status().forEach((code, count) -> status.merge(code, count, Long::sum));
        second.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        requests += second.requests();
        bytesReceived += second.bytesReceived();
        bytesSent += second.bytesSent();
        busyPct = second.busyPct();
    }

    /** In the exposition format. */
    public synchronized String text() {
        Exposition text = new Exposition();
        counter(text, "requests_total", "Whole answers in the window.", requests);
        family(
                text,
                "responses_total",
                Exposition.Type.COUNTER,
                "Whole answers in the window by status.");
        status.forEach((code, count) ->
                text.sample(PREFIX + "responses_total", "code", code.toString(), count));
        family(
                text,
                "errors_total",
                Exposition.Type.COUNTER,
                "Failed requests in the window by class.");
        errors.forEach(
                (kind, count) -> text.sample(PREFIX + "errors_total", "kind", word(kind), count));
        counter(text, "received_bytes_total", "Bytes received in the window.", bytesReceived);
        counter(text, "sent_bytes_total", "Bytes sent in the window.", bytesSent);
        addLatency(text);
        family(
                text,
                "busy_ratio",
                Exposition.Type.GAUGE,
                "Share of their CPU time that the loops used.");
        text.sample(PREFIX + "busy_ratio", busyPct / 100);
        return text.text();
    }

    private void addLatency(Exposition text) {
        family(
                text,
                "latency_seconds",
                Exposition.Type.HISTOGRAM,
                "Time until the last byte of an answer.");
        for (int i = 0; i < upTo.length; i++) {
            String bound = Exposition.figure(BOUNDS_NS[i] / NS_PER_S);
            text.sample(LATENCY + "_bucket", "le", bound, upTo[i]);
        }
        text.sample(LATENCY + "_bucket", "le", "+Inf", requests);
        text.sample(LATENCY + "_sum", latencySumNs / NS_PER_S);
        text.sample(LATENCY + "_count", requests);
    }

    private static void family(Exposition text, String name, Exposition.Type type, String help) {
        text.family(PREFIX + name, type, help);
    }

    private static void counter(Exposition text, String name, String help, long value) {
        family(text, name, Exposition.Type.COUNTER, help);
        text.sample(PREFIX + name, value);
    }

    private static String word(ErrorKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
