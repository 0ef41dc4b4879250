package io.headrace.press;

import io.headrace.loop.EngineChoice;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySummary;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What one run of the generator measured, in its window unless said otherwise.
 *
 * @param complete whether it ran to its end; false when interrupted
 * @param requests whole answers
 * @param ok those of them with a status of 2xx or 3xx
 * @param unexpected those of them whose status or body is not the expected one
 * @param status status code → answers
 * @param errors failed requests by class
 * @param durationNs length of the window
 * @param warmup what went before the window
 * @param outside what lay before and after the window
 * @param connects connections made over the whole run
 * @param busyConnections how many of the connections had an answer, and how many their share
 * @param latency from sending (with a connection of its own: from connecting; in an open loop: from
 *     when it was due) to the last byte
 * @param histogram all latencies in nanoseconds, HdrHistogram V2, compressed, base64
 * @param openLoop what only an open loop has
 * @param tls what only TLS has
 * @param client what the generator itself used
 */
public record PressResult(
        boolean complete,
        long requests,
        long ok,
        long unexpected,
        Map<Integer, Long> status,
        Map<ErrorKind, Long> errors,
        Bytes bytes,
        long durationNs,
        int connections,
        int threads,
        EngineChoice engine,
        Warmup warmup,
        Outside outside,
        long connects,
        BusyConnections busyConnections,
        LatencySummary latency,
        String histogram,
        @Nullable OpenLoopResult openLoop,
        @Nullable TlsResult tls,
        Client client,
        List<Second> perSecond,
        List<PerThread> perThread) {

    /**
     * What went over the connections, as the sockets saw it.
     *
     * @param bodies of those received, the bytes of bodies, without heads and chunk sizes
     */
    public record Bytes(long received, long sent, long bodies) {}

    /**
     * The load before the window.
     *
     * @param settled whether it ended because rate and latency had settled; null when its length
     *     was fixed
     */
    public record Warmup(long durationNs, @Nullable Boolean settled) {}

    /**
     * What was sent besides the window, so that a server's count can be compared exactly.
     *
     * @param requests whole answers during warm-up and after the end
     * @param errors failed requests there
     * @param unfinished requests given up at the end, which the server may have counted
     */
    public record Outside(long requests, long errors, long unfinished) {}

    /**
     * How the answers were spread over the connections.
     *
     * @param any how many had one at least
     * @param share how many had a tenth of an even share, and two at least
     */
    public record BusyConnections(long any, long share) {}

    /**
     * What an open loop measured besides.
     *
     * @param poisson whether arrivals were independent of each other, not evenly spaced
     * @param due requests that were due in the window
     * @param unsent those of them that never found a connection
     * @param oldestUnsentNs how long the oldest of those had waited at the end
     * @param sentAtOnceMax the most requests one thread sent in one go
     * @param late requests the generator itself sent more than a millisecond late
     * @param lateness by how much it sent each late
     * @param service from the actual sending to the last byte
     * @param serviceHistogram all of those, as the histogram of the latencies
     */
    public record OpenLoopResult(
            boolean poisson,
            long due,
            long unsent,
            long oldestUnsentNs,
            int sentAtOnceMax,
            long late,
            LatencySummary lateness,
            LatencySummary service,
            String serviceHistogram) {}

    /**
     * How TLS was spoken.
     *
     * @param engine the library that spoke, such as `boringssl`
     * @param engineNote why it was not another one; null when that needs no words
     * @param protocol such as `TLSv1.3`, of the connection made last
     * @param handshakes made in the window
     * @param resumed those of them that went on with an earlier session
     * @param handshake how long those in the window took
     */
    public record TlsResult(
            String engine,
            @Nullable String engineNote,
            String protocol,
            String cipherSuite,
            long handshakes,
            long resumed,
            LatencySummary handshake) {}

    /**
     * What the generator used in the window.
     *
     * @param cpuNs CPU time of this process, all threads
     * @param busiestThreadPct share of one CPU of the loop that used most
     * @param systemCalls that its loops made to move bytes
     */
    public record Client(long cpuNs, double busiestThreadPct, long systemCalls) {}

    /**
     * One second of the window.
     *
     * @param t its number, from 0
     */
    public record Second(int t, long requests, long errors, double p50Us, double p99Us) {}

    /**
     * What one thread did, over the whole run.
     *
     * @param headBytes bytes received that are not of bodies
     * @param perSecond its answers in each second of the window
     */
    public record PerThread(
            long connects,
            long requests,
            long errors,
            long bodyBytes,
            long headBytes,
            List<Long> perSecond) {}

    /** The distribution of all latencies, with its exact figures. */
    public Latencies latencies() {
        return Latencies.decodeBase64(histogram, latency);
    }

    /** The distribution from the actual sending on; in a closed loop that of the latencies. */
    public Latencies serviceLatencies() {
        return openLoop == null
                ? latencies()
                : Latencies.decodeBase64(openLoop.serviceHistogram, openLoop.service);
    }

    /** Answers per second. */
    public double rate() {
        return durationNs == 0 ? 0 : requests * 1e9 / durationNs;
    }

    /** CPU time of the generator's process for each answer, in microseconds. */
    public double cpuUsPerRequest() {
        return requests == 0 ? 0 : client.cpuNs / 1e3 / requests;
    }

    /** System calls of the generator for each answer. */
    public double systemCallsPerRequest() {
        return requests == 0 ? 0 : (double) client.systemCalls / requests;
    }

    /** Failed requests of all classes. */
    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Failed requests, and answers that are not the expected ones, in percent of all. */
    public double errorsPct() {
        long all = requests + errorCount();
        return all == 0 ? 0 : 100.0 * (errorCount() + unexpected) / all;
    }

    /** Requests that the generator itself sent late, in percent; 0 in a closed loop. */
    public double latePct() {
        if (openLoop == null || openLoop.due == openLoop.unsent) {
            return 0;
        }
        return 100.0 * openLoop.late / (openLoop.due - openLoop.unsent);
    }

    /** Answers in percent of what was due; 100 in a closed loop, where nothing is due. */
    public double achievedPct() {
        return openLoop == null || openLoop.due == 0 ? 100 : 100.0 * requests / openLoop.due;
    }
}
