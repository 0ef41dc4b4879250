package io.headrace.report;

import io.headrace.serve.Server;
import io.headrace.serve.ServerCounters;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document `headrace.serve/1`: what the reference server has done so far. */
public final class ServeJson {
    private ServeJson() {}

    public static String write(Context context, Server server) {
        ObjectNode root = Json.document("headrace.serve/1", context);
        root.put("url", server.url());
        Json.putEngine(root, server.engine());
        add(root, server.counters());
        ArrayNode threads = root.putArray("threads");
        for (Server.ThreadReading reading : server.readThreads()) {
            ObjectNode thread = threads.addObject();
            thread.put("tid", reading.tid());
            thread.put("cpu", reading.cpu());
            Json.putFinite(thread, "cpu_seconds", reading.cpuSeconds(), 1e6);
            add(thread, reading.counters());
        }
        return Json.write(root);
    }

    private static void add(ObjectNode node, ServerCounters counters) {
        node.put("requests", counters.requests());
        node.put("refused", counters.refused());
        ObjectNode statuses = node.putObject("refused_by_status");
        counters.refusedByStatus()
                .forEach((status, count) -> statuses.put(String.valueOf(status), count));
        node.put("timeouts", counters.timeouts());
        node.put("log_dropped", counters.logDropped());
        ObjectNode connections = node.putObject("connections");
        connections.put("accepted", counters.connectionsAccepted());
        connections.put("open", counters.connectionsOpen());
        connections.put("refused", counters.connectionsRefused());
        ObjectNode bytes = node.putObject("bytes");
        bytes.put("received", counters.bytesReceived());
        bytes.put("sent", counters.bytesSent());
    }
}
