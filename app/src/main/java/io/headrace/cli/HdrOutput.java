package io.headrace.cli;

import io.headrace.press.WindowSecond;
import io.headrace.stats.LatencyLog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The latencies of each second as a line of an HdrHistogram log. */
final class HdrOutput implements RunOutput {
    private final OutputFile file;
    private @Nullable LatencyLog log;

    private HdrOutput(OutputFile file) {
        this.file = file;
    }

    static HdrOutput open(String name) {
        return new HdrOutput(OutputFile.open(name));
    }

    /** The log begins when the window does: its times count from there. */
    @Override
    public void opened() {
        String comment = "Logged with Headrace " + Session.version() + ", values in nanoseconds";
        log = new LatencyLog(file.stream(), comment, Instant.now());
    }

    @Override
    public void second(WindowSecond second) {
        if (log != null) {
            long start = second.startNs();
            log.add(start, start + second.lengthNs(), second.latencies());
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
