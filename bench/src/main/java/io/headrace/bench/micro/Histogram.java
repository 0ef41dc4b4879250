package io.headrace.bench.micro;

import io.headrace.stats.Recorder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one recorded latency costs, with values that go through many buckets. */
@State(Scope.Thread)
public class Histogram {
    private static final int VALUES = 4096;
    private static final int STEP_NS = 977;

    private final Recorder recorder = new Recorder();
    private long value;

    @Benchmark
    public void record() {
        value = (value + STEP_NS) % (VALUES * (long) STEP_NS);
        recorder.record(value);
    }
}
