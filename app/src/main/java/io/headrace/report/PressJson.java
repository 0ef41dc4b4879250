package io.headrace.report;

import io.headrace.node.LoadReport;
import io.headrace.press.ErrorKind;
import io.headrace.press.PressResult;
import io.headrace.press.PressResult.Second;
import io.headrace.press.Quantity;
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
        return Json.write(root);
    }

    private static void addResult(ObjectNode root, PressResult result) {
        root.put("complete", result.complete());
        ObjectNode requests = root.putObject("requests");
        requests.put("total", result.requests());
        Json.putFinite(requests, "rate", result.rate(), 10);
        requests.put("ok", result.ok());
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
        bytes.put("received", result.bytesReceived());
        bytes.put("sent", result.bytesSent());
        Json.putFinite(root, "duration_s", result.durationNs() / 1e9, 1e6);
        root.put("connections", result.connections());
        root.put("threads", result.threads());
        Json.putEngine(root, result.engine());
        LatencyJson.add(root.putObject("latency_us"), result.latencies());
        ObjectNode client = root.putObject("client");
        Json.putFinite(client, "cpu_us_per_request", result.cpuUsPerRequest(), 1000);
        Json.putFinite(client, "system_calls_per_request", result.systemCallsPerRequest(), 1000);
        Json.putFinite(client, "busiest_thread_pct", result.client().busiestThreadPct(), 10);
        addSeconds(root.putArray("per_second"), result);
        root.put("histogram", result.histogram());
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
