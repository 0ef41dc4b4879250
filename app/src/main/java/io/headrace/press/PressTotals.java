package io.headrace.press;

import io.headrace.press.PressResult.PerThread;
import io.headrace.press.PressResult.Second;
import io.headrace.stats.Latencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All tallies of a run, added up by the steering thread. */
final class PressTotals {
    /** One second: the loops hand their parts over one by one. */
    private static final class SecondTotals {
        final Latencies latencies = new Latencies();
        long requests;
        long errors;

        Second second(int t) {
            return new Second(
                    t,
                    requests,
                    errors,
                    latencies.valueAtPercentileNs(50) / 1e3,
                    latencies.valueAtPercentileNs(99) / 1e3);
        }
    }

    /** What one loop did, over the whole run. */
    private static final class ThreadTotals {
        long connects;
        long requests;
        long errors;
        long bytesReceived;
        long bodyBytes;
        final List<Long> perSecond = new ArrayList<>();

        void add(Tally tally) {
            connects += tally.connects;
            requests += tally.requests;
            errors += tally.errorCount();
            bytesReceived += tally.bytesReceived;
            bodyBytes += tally.bodyBytes;
            while (perSecond.size() <= tally.second) {
                perSecond.add(0L);
            }
            if (tally.second != Tally.OUTSIDE) {
                perSecond.set(tally.second, perSecond.get(tally.second) + tally.requests);
            }
        }

        PerThread perThread() {
            return new PerThread(
                    connects,
                    requests,
                    errors,
                    bodyBytes,
                    bytesReceived - bodyBytes,
                    List.copyOf(perSecond));
        }
    }

    private final Map<Integer, SecondTotals> seconds = new TreeMap<>();
    private final Map<Integer, ThreadTotals> threads = new TreeMap<>();
    private final long[] status = new long[Tally.STATUS_MAX];
    private final long[] errors = new long[ErrorKind.values().length];
    final Latencies latencies = new Latencies();
    final Latencies service = new Latencies();
    final Latencies lateness = new Latencies();
    final Latencies handshakes = new Latencies();
    long resumed;
    long requests;
    long late;
    long unexpected;
    long connects;
    long bytesReceived;
    long bytesSent;
    long bodyBytes;
    long outsideRequests;
    long outsideErrors;

    void add(Tally tally) {
        threads.computeIfAbsent(tally.loop, t -> new ThreadTotals()).add(tally);
        connects += tally.connects;
        if (tally.second == Tally.OUTSIDE) {
            outsideRequests += tally.requests;
            outsideErrors += tally.errorCount();
            return;
        }
        SecondTotals second = seconds.computeIfAbsent(tally.second, t -> new SecondTotals());
        tally.latency.addTo(second.latencies);
        second.requests += tally.requests;
        second.errors += tally.errorCount();
        tally.latency.addTo(latencies);
        if (tally.service != null && tally.lateness != null) {
            tally.service.addTo(service);
            tally.lateness.addTo(lateness);
        }
        if (tally.handshake != null) {
            tally.handshake.addTo(handshakes);
            resumed += tally.resumed;
        }
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

    List<Second> perSecond() {
        List<Second> list = new ArrayList<>();
        seconds.forEach((t, totals) -> list.add(totals.second(t)));
        return list;
    }

    List<PerThread> perThread() {
        return threads.values().stream().map(ThreadTotals::perThread).toList();
    }
}
