package io.headrace.stats;

/** Distributions of known values, for tests. */
public final class LatencySamples {
    private LatencySamples() {}

    /** 1 µs, 2 µs, … */
    public static Latencies microseconds(int count) {
        Recorder recorder = new Recorder();
        for (int us = 1; us <= count; us++) {
            recorder.record(us * 1_000L);
        }
        return of(recorder);
    }

    /** So many of one value. */
    public static Latencies equal(int count, long ns) {
        Recorder recorder = new Recorder();
        for (int i = 0; i < count; i++) {
            recorder.record(ns);
        }
        return of(recorder);
    }

    private static Latencies of(Recorder recorder) {
        Latencies latencies = new Latencies();
        latencies.add(recorder);
        return latencies;
    }
}
