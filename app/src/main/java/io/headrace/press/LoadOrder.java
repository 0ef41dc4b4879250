package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

/**
 * How much load, from how many threads and for how long, in plain values.
 *
 * @param connections how many at a time, 1 to 1,000,000
 * @param threads number of loops the connections are spread over, at most one per connection
 * @param cpus kernel list of the CPUs the threads are bound to in turn; empty binds none
 * @param pipeline most requests in flight on one connection, 1 to 1024
 * @param count requests in all; 0 when the duration decides
 * @param durationNs length of the window; 0 when the count decides
 * @param warmupNs load before the window; {@link #WARMUP_AUTO} until it has settled
 * @param timeoutNs longest wait for an answer
 * @param rate the open loop; null for the closed loop
 */
public record LoadOrder(
        int connections,
        int threads,
        String cpus,
        int pipeline,
        long count,
        long durationNs,
        long warmupNs,
        long timeoutNs,
        @Nullable RateOrder rate) {
    /** As the warm-up: until rate and median latency have settled. */
    public static final long WARMUP_AUTO = -1;

    private static final int CONNECTIONS_MAX = 1_000_000;
    private static final int THREADS_MAX = 4096;
    private static final int PIPELINE_MAX = 1024;

    /** A closed loop for a time, bound to no CPU. */
    public static LoadOrder timed(
            int connections, int threads, long durationNs, long warmupNs, long timeoutNs) {
        return new LoadOrder(connections, threads, "", 1, 0, durationNs, warmupNs, timeoutNs, null);
    }

    /** A closed loop of so many requests, bound to no CPU. */
    public static LoadOrder counted(int connections, int threads, long count, long timeoutNs) {
        return new LoadOrder(connections, threads, "", 1, count, 0, 0, timeoutNs, null);
    }

    /** The same on these CPUs. */
    public LoadOrder on(CpuSet set) {
        return new LoadOrder(
                connections,
                threads,
                set.print(),
                pipeline,
                count,
                durationNs,
                warmupNs,
                timeoutNs,
                rate);
    }

    /** The same with so many requests in flight on a connection. */
    public LoadOrder pipelined(int depth) {
        return new LoadOrder(
                connections, threads, cpus, depth, count, durationNs, warmupNs, timeoutNs, rate);
    }

    /** The same at a rate of its own. */
    public LoadOrder at(RateOrder open) {
        return new LoadOrder(
                connections, threads, cpus, pipeline, count, durationNs, warmupNs, timeoutNs, open);
    }

    /** Whether a number of requests, not a time, ends the run. */
    boolean isCounted() {
        return count > 0;
    }

    void check() {
        within("connections -c", connections, 1, CONNECTIONS_MAX);
        within("threads -t", threads, 1, Math.min(THREADS_MAX, connections));
        within("--pipeline", pipeline, 1, PIPELINE_MAX);
        if (durationNs > 0 == count > 0) {
            throw bad(
                    "neither or both of a count and a duration",
                    "a run ends after -n requests or after -d, and either is above 0",
                    "try -d 10s, or -n 100000");
        }
        if (timeoutNs <= 0) {
            throw bad("--timeout 0", "a request needs some time", "try --timeout 5s");
        }
        if (count > 0 && warmupNs != 0) {
            throw bad("--warmup with -n", "a counted run counts from its start", "use -d instead");
        }
        if (rate != null) {
            rate.check();
        }
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw bad(
                    what + " " + value,
                    "it must be " + least + " to " + most,
                    "choose a number in that range");
        }
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
