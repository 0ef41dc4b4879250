package io.headrace.press;

import io.headrace.loop.EngineChoice;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySummary;

import java.util.List;
import java.util.Map;

/**
 * What one run of the generator measured, in its window unless said otherwise.
 *
 * @param complete whether it ran to its end; false when interrupted
 * @param requests whole answers
 * @param ok those of them with a status of 2xx or 3xx
 * @param status status code → answers
 * @param errors failed requests by class
 * @param durationNs length of the window
 * @param outside what lay before and after the window
 * @param latency from sending (with a connection of its own: from connecting) to the last byte
 * @param histogram all latencies in nanoseconds, HdrHistogram V2, compressed, base64
 * @param client what the generator itself used
 */
public record PressResult(
        boolean complete,
        long requests,
        long ok,
        Map<Integer, Long> status,
        Map<ErrorKind, Long> errors,
        long bytesReceived,
        long bytesSent,
        long durationNs,
        int connections,
        int threads,
        EngineChoice engine,
        Outside outside,
        LatencySummary latency,
        String histogram,
        Client client,
        List<Second> perSecond) {

    /**
     * What was sent besides the window, so that a server's count can be compared exactly.
     *
     * @param requests whole answers during warm-up and after the end
     * @param errors failed requests there
     * @param unfinished requests given up at the end, which the server may have counted
     */
    public record Outside(long requests, long errors, long unfinished) {}

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

    /** The distribution of all latencies, with its exact figures. */
    public Latencies latencies() {
        return Latencies.decodeBase64(histogram, latency);
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

    /** Failed requests in percent of all. */
    public double errorsPct() {
        long all = requests + errorCount();
        return all == 0 ? 0 : 100.0 * errorCount() / all;
    }
}
