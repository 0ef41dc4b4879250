package io.headrace.press;

import io.headrace.press.PressResult.PerThread;
import io.headrace.stats.Latencies;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All tallies of a run, added up by the steering thread. */
final class PressTotals {
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

    /** Those that loops may still add to: they hand their parts over one by one. */
    private final NavigableMap<Integer, TallySum> seconds = new TreeMap<>();

    private final Map<Integer, ThreadTotals> threads = new TreeMap<>();
    final TallySum inWindow = new TallySum();
    final Latencies service = new Latencies();
    final Latencies lateness = new Latencies();
    final Latencies handshakes = new Latencies();
    long resumed;
    long connects;
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
        inWindow.add(tally);
        seconds.computeIfAbsent(tally.second, t -> new TallySum()).add(tally);
        if (tally.service != null && tally.lateness != null) {
            tally.service.addTo(service);
            tally.lateness.addTo(lateness);
        }
        if (tally.handshake != null) {
            tally.handshake.addTo(handshakes);
            resumed += tally.resumed;
        }
    }

    /** Takes the first second out, if it is before this one; null when there is none. */
    Map.@Nullable Entry<Integer, TallySum> takeSecondBefore(int second) {
        return seconds.headMap(second, false).pollFirstEntry();
    }

    List<PerThread> perThread() {
        return threads.values().stream().map(ThreadTotals::perThread).toList();
    }
}
