package io.headrace.report;

import io.headrace.node.Environment;
import io.headrace.node.LoadReport;
import io.headrace.observe.BusyProcess;
import io.headrace.observe.LoadAverage;
import io.headrace.press.ErrorKind;
import io.headrace.press.PressResult;
import io.headrace.press.PressResult.OpenLoopResult;
import io.headrace.press.PressResult.Second;
import io.headrace.press.PressResult.TlsResult;
import io.headrace.press.Quantity;
import io.headrace.press.Settling;
import io.headrace.press.Threshold.Outcome;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The document `headrace.press/1`. */
public final class PressJson {
    private PressJson() {}

    public static String write(Context context, LoadReport report, List<Outcome> outcomes) {
        ObjectNode root = Json.document("headrace.press/1", context);
        addResult(root, report.result());
        addThresholds(root.putArray("thresholds"), outcomes);
        Json.addVerdict(root, report.verdict());
        ArrayNode notes = root.putArray("notes");
        report.notes().forEach(notes::add);
        addEnvironment(root.putObject("environment"), report.environment());
        return Json.write(root);
    }

    private static void addResult(ObjectNode root, PressResult result) {
        root.put("complete", result.complete());
        ObjectNode requests = root.putObject("requests");
        requests.put("total", result.requests());
        Json.putFinite(requests, "rate", result.rate(), 10);
        requests.put("ok", result.ok());
        requests.put("unexpected", result.unexpected());
        ObjectNode status = root.putObject("status");
        result.status().forEach((code, count) -> status.put(Integer.toString(code), count));
        ObjectNode errors = root.putObject("errors");
        for (Map.Entry<ErrorKind, Long> entry : result.errors().entrySet()) {
            errors.put(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue());
        }
        ObjectNode outside = root.putObject("outside_window");
        outside.put("requests", result.outside().requests());
        outside.put("errors", result.outside().errors());
        outside.put("unfinished", result.outside().unfinished());
        ObjectNode bytes = root.putObject("bytes");
        bytes.put("received", result.bytes().received());
        bytes.put("sent", result.bytes().sent());
        bytes.put("bodies", result.bytes().bodies());
        Json.putFinite(root, "duration_s", result.durationNs() / 1e9, 1e6);
        addWarmup(root.putObject("warmup"), result);
        root.put("connections", result.connections());
        root.put("connects", result.connects());
        root.put("threads", result.threads());
        Json.putEngine(root, result.engine());
        LatencyJson.add(root.putObject("latency_us"), result.latencies());
        if (result.openLoop() != null) {
            LatencyJson.add(root.putObject("service_us"), result.serviceLatencies());
            addOpenLoop(root.putObject("open_loop"), result, result.openLoop());
        }
        if (result.tls() != null) {
            addTls(root.putObject("tls"), result, result.tls());
        }
        ObjectNode client = root.putObject("client");
        Json.putFinite(client, "cpu_us_per_request", result.cpuUsPerRequest(), 1000);
        Json.putFinite(client, "system_calls_per_request", result.systemCallsPerRequest(), 1000);
        Json.putFinite(client, "busiest_thread_pct", result.client().busiestThreadPct(), 10);
        Json.putFinite(client, "late_pct", result.latePct(), 1000);
        addSeconds(root.putArray("per_second"), result);
        root.put("histogram", result.histogram());
    }

    private static void addEnvironment(ObjectNode node, Environment environment) {
        LoadAverage average = environment.loadAverage();
        if (average == null) {
            node.putNull("loadavg");
        } else {
            node.putArray("loadavg").add(average.one()).add(average.five()).add(average.fifteen());
        }
        ArrayNode processes = node.putArray("busy_processes");
        for (BusyProcess process : environment.busyProcesses()) {
            ObjectNode item = processes.addObject();
            item.put("name", process.name());
            item.put("pid", process.pid());
            Json.putFinite(item, "cpu_pct", process.pct(), 10);
        }
    }

    private static void addWarmup(ObjectNode node, PressResult result) {
        Json.putFinite(node, "duration_s", result.warmup().durationNs() / 1e9, 1e6);
        if (result.warmup().settled() != null) {
            node.put("settled", result.warmup().settled());
            node.put("test", Settling.TEST);
        }
    }

    private static void addOpenLoop(ObjectNode node, PressResult result, OpenLoopResult open) {
        node.put("arrivals", open.poisson() ? "poisson" : "constant");
        node.put("due", open.due());
        node.put("unsent", open.unsent());
        Json.putFinite(node, "oldest_unsent_us", open.oldestUnsentNs() / 1e3, 1000);
        Json.putFinite(node, "achieved_pct", result.achievedPct(), 1000);
        node.put("sent_at_once_max", open.sentAtOnceMax());
        node.put("late", open.late());
        LatencyJson.addFigures(node.putObject("late_us"), open.lateness());
        node.put("service_histogram", open.serviceHistogram());
    }

    private static void addTls(ObjectNode node, PressResult result, TlsResult tls) {
        node.put("engine", tls.engine());
        if (tls.engineNote() != null) {
            node.put("engine_note", tls.engineNote());
        }
        node.put("protocol", tls.protocol());
        node.put("cipher_suite", tls.cipherSuite());
        node.put("handshakes", tls.handshakes());
        node.put("resumed", tls.resumed());
        double seconds = Math.max(1, result.durationNs()) / 1e9;
        Json.putFinite(node, "handshakes_per_s", tls.handshakes() / seconds, 10);
        LatencyJson.addFigures(node.putObject("handshake_us"), tls.handshake());
    }

    private static void addThresholds(ArrayNode thresholds, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            Quantity quantity = outcome.threshold().metric().quantity();
            ObjectNode node = thresholds.addObject();
            node.put("expression", outcome.threshold().expression());
            Json.putFinite(node, "value", quantity.told(outcome.value()), 1000);
            node.put("unit", quantity.unit());
            node.put("holds", outcome.holds());
        }
    }

    private static void addSeconds(ArrayNode seconds, PressResult result) {
        for (Second second : result.perSecond()) {
            ObjectNode node = seconds.addObject();
            node.put("t", second.t());
            node.put("requests", second.requests());
            node.put("errors", second.errors());
            Json.putFinite(node, "p50_us", second.p50Us(), 10);
            Json.putFinite(node, "p99_us", second.p99Us(), 10);
        }
    }
}
