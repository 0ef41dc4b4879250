package io.headrace.press;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** All tallies of a run, added up by the steering thread. */
final class PressTotals {
    /** Those that loops may still add to: they hand their parts over one by one. */
    private final NavigableMap<Integer, TallySum> seconds = new TreeMap<>();

    final TallySum inWindow = new TallySum();
    long outsideRequests;
    long outsideErrors;

    void add(Tally tally) {
        if (tally.second == Tally.OUTSIDE) {
            outsideRequests += tally.requests;
            outsideErrors += tally.errorCount();
            return;
        }
        inWindow.add(tally);
        seconds.computeIfAbsent(tally.second, t -> new TallySum()).add(tally);
    }

    /** Takes the first second out, if it is before this one; null when there is none. */
    Map.@Nullable Entry<Integer, TallySum> takeSecondBefore(int second) {
        return seconds.headMap(second, false).pollFirstEntry();
    }
}
