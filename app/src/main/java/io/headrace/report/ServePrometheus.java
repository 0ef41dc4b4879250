package io.headrace.report;

import io.headrace.serve.Server;
import io.headrace.serve.ServerCounters;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The counters of the reference server, each loop by itself, in Prometheus' text format 0.0.4. */
public final class ServePrometheus {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String PREFIX = "headrace_serve_";
    private static final String COUNTER = "counter";

    private final List<Server.ThreadReading> loops;
    private final StringBuilder text = new StringBuilder();

    private ServePrometheus(List<Server.ThreadReading> loops) {
        this.loops = loops;
    }

    public static String write(Server server) {
        return new ServePrometheus(server.readThreads()).all();
    }

    private String all() {
        counter("requests_total", "Requests answered.", ServerCounters::requests);
        refusals();
        counter("timeouts_total", "Connections that took too long.", ServerCounters::timeouts);
        counter(
                "connections_accepted_total",
                "Connections accepted.",
                ServerCounters::connectionsAccepted);
        counter(
                "connections_refused_total",
                "Connections turned away since there were enough.",
                ServerCounters::connectionsRefused);
        describe("connections_open", "gauge", "Connections open now.");
        each("connections_open", counters -> counters.connectionsOpen());
        counter("received_bytes_total", "Bytes of requests.", ServerCounters::bytesReceived);
        counter("sent_bytes_total", "Bytes of answers.", ServerCounters::bytesSent);
        counter(
                "log_dropped_total",
                "Lines the access log had no room for.",
                ServerCounters::logDropped);
        describe("cpu_seconds_total", COUNTER, "CPU time used.");
        for (int loop = 0; loop < loops.size(); loop++) {
            sample("cpu_seconds_total", loop, "", loops.get(loop).cpuSeconds());
        }
        return text.toString();
    }

    private void refusals() {
        describe("refused_total", COUNTER, "Requests and connections refused, by status.");
        for (int loop = 0; loop < loops.size(); loop++) {
            int of = loop;
            loops.get(loop)
                    .counters()
                    .refusedByStatus()
                    .forEach((status, count) ->
                            sample("refused_total", of, ",status=\"" + status + "\"", count));
        }
    }

    private void counter(String name, String help, ToDoubleFunction<ServerCounters> value) {
        describe(name, COUNTER, help);
        each(name, value);
    }

    private void describe(String name, String type, String help) {
        text.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
    }

    private void each(String name, ToDoubleFunction<ServerCounters> value) {
        for (int loop = 0; loop < loops.size(); loop++) {
            sample(name, loop, "", value.applyAsDouble(loops.get(loop).counters()));
        }
    }

    private void sample(String name, int loop, String labels, double value) {
        text.append(PREFIX).append(name).append("{loop=\"").append(loop).append('"');
        text.append(labels).append("} ").append(figure(value)).append('\n');
    }

    /** Whole numbers as such: a counter of many requests keeps its last digit. */
    private static String figure(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }
}
