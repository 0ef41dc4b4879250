package io.headrace.press;

import io.headrace.stats.Latencies;

import java.util.Map;
import java.util.TreeMap;

/** Tallies added up: of one second, or of the whole window. */
final class TallySum {
    private final long[] status = new long[Tally.STATUS_MAX];
    private final long[] errors = new long[ErrorKind.values().length];
    final Latencies latencies = new Latencies();
    long requests;
    long late;
    long unexpected;
    long bytesReceived;
    long bytesSent;
    long bodyBytes;

    void add(Tally tally) {
        tally.latency.addTo(latencies);
        requests += tally.requests;
        late += tally.late;
        unexpected += tally.unexpected;
        bytesReceived += tally.bytesReceived;
        bytesSent += tally.bytesSent;
        bodyBytes += tally.bodyBytes;
        addAll(tally.status, status);
        addAll(tally.errors, errors);
    }

    private static void addAll(long[] from, long[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] += from[i];
        }
    }

    Map<Integer, Long> status() {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int code = 0; code < status.length; code++) {
            if (status[code] > 0) {
                counts.put(code, status[code]);
            }
        }
        return counts;
    }

    /** Answers with a status of 2xx or 3xx. */
    long ok() {
        long ok = 0;
        for (int code = 200; code < 400; code++) {
            ok += status[code];
        }
        return ok;
    }

    Map<ErrorKind, Long> errors() {
        Map<ErrorKind, Long> counts = new TreeMap<>();
        for (ErrorKind kind : ErrorKind.values()) {
            counts.put(kind, errors[kind.index]);
        }
        return counts;
    }
}
