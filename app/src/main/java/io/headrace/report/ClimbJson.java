package io.headrace.report;

import io.headrace.experiment.ClimbResult;
import io.headrace.experiment.ClimbResult.Maximum;
import io.headrace.experiment.Setting;
import io.headrace.experiment.Step;
import io.headrace.experiment.Trial;
import io.headrace.stats.Comparison;
import io.headrace.stats.Interval;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The document `headrace.climb/1`. */
public final class ClimbJson {
    private ClimbJson() {}

    /**
     * The whole document.
     *
     * @param server what was measured, as the user named it
     * @param files written by this climb
     */
    public static String write(
            Context context, String server, ClimbResult result, List<String> files) {
        ObjectNode root = Json.document("headrace.climb/1", context);
        root.put("complete", result.complete());
        root.put("server", server);
        root.put("place", "loopback");
        ObjectNode noise = root.putObject("noise");
        if (result.noise() != null) {
            Json.putFinite(noise, "spread_pct", result.noise().spreadPct(), 100);
            Json.putFinite(noise, "detectable_pct", result.noise().detectablePct(), 100);
            noise.put("pairs", result.noise().pairs());
        }
        ArrayNode steps = root.putArray("steps");
        result.steps().forEach(step -> addStep(steps.addObject(), step));
        addMaximum(root.putObject("maximum"), result.maximum());
        Json.addVerdict(root, result.maximum().verdict());
        root.put("ending", result.ending());
        root.putArray("left_changed");
        ArrayNode names = root.putArray("files");
        files.forEach(names::add);
        return Json.write(root);
    }

    private static void addStep(ObjectNode node, Step step) {
        node.put("change", step.change());
        addSetting(node.putObject("arm"), step.setting());
        Json.putFinite(node, "rate", step.rate(), 10);
        addComparison(node, step.comparison());
        Json.putFinite(node, "p99_us", step.p99Us(), 10);
        node.put("kept", step.kept());
        node.put("why", step.why());
        node.put("bound", step.bound().word());
        ArrayNode trials = node.putArray("trials");
        for (Trial trial : step.trials()) {
            ObjectNode one = trials.addObject();
            Json.putFinite(one, "rate", trial.result().rate(), 10);
            Json.putFinite(one, "p99_us", trial.result().latency().p99(), 10);
            Json.putFinite(one, "press_cpu_us", trial.result().cpuUsPerRequest(), 1000);
            Json.putFinite(one, "server_cpu_us", trial.serverCpuUs(), 1000);
            one.put("errors", trial.result().errorCount());
        }
    }

    private static void addComparison(ObjectNode node, @Nullable Comparison comparison) {
        if (comparison == null) {
            node.putNull("gain_pct");
            node.putNull("interval_pct");
            return;
        }
        Json.putFinite(node, "gain_pct", comparison.gainPct(), 100);
        Interval interval = comparison.gainPctInterval();
        node.putArray("interval_pct")
                .add(Math.round(interval.low() * 100) / 100.0)
                .add(Math.round(interval.high() * 100) / 100.0);
    }

    private static void addSetting(ObjectNode node, Setting setting) {
        node.put("connections", setting.connections());
        if (setting.serverThreads() == Setting.FOREIGN) {
            node.putNull("server_threads");
        } else {
            node.put("server_threads", setting.serverThreads());
        }
        node.put("press_threads", setting.pressThreads());
        node.put("cpus", setting.apart() ? "apart" : "shared");
    }

    private static void addMaximum(ObjectNode node, Maximum maximum) {
        Json.putFinite(node, "rate", maximum.rate(), 10);
        Json.putFinite(node, "p99_us", maximum.p99Us(), 10);
        double all =
                Double.isNaN(maximum.serverCpuUs())
                        ? maximum.pressCpuUs()
                        : maximum.pressCpuUs() + maximum.serverCpuUs();
        Json.putFinite(node, "cpu_us_per_request", all, 1000);
        Json.putFinite(node, "press_cpu_us", maximum.pressCpuUs(), 1000);
        Json.putFinite(node, "server_cpu_us", maximum.serverCpuUs(), 1000);
        node.put("confirmed", maximum.confirmed());
        addSetting(node.putObject("arm"), maximum.setting());
        addComparison(node, maximum.overBaseline());
    }
}
