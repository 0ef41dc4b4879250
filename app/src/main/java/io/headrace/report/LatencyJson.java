package io.headrace.report;

import io.headrace.stats.Interval;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySummary;
import io.headrace.stats.Percentile;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of a distribution in microseconds, with 95 % intervals of the tail. Percentiles that
 * too few values carry stay numbers, since scripts read them, and `thin` names them.
 */
final class LatencyJson {
    private static final double SCALE = 1000;
    private static final double NS_PER_US = 1000.0;

    private LatencyJson() {}

    static void add(ObjectNode node, Latencies latencies) {
        addFigures(node, latencies.summary());
        addIntervals(node.putObject("intervals"), latencies);
    }

    /** The figures alone, of a distribution whose values are not at hand. */
    static void addFigures(ObjectNode node, LatencySummary latency) {
        Json.putFinite(node, "min", latency.min(), SCALE);
        Json.putFinite(node, "mean", latency.mean(), SCALE);
        Json.putFinite(node, "stdev", latency.stdev(), SCALE);
        Json.putFinite(node, "p50", latency.p50(), SCALE);
        Json.putFinite(node, "p75", latency.p75(), SCALE);
        Json.putFinite(node, "p90", latency.p90(), SCALE);
        Json.putFinite(node, "p95", latency.p95(), SCALE);
        Json.putFinite(node, "p99", latency.p99(), SCALE);
        Json.putFinite(node, "p999", latency.p999(), SCALE);
        Json.putFinite(node, "p9999", latency.p9999(), SCALE);
        Json.putFinite(node, "p99999", latency.p99999(), SCALE);
        Json.putFinite(node, "max", latency.max(), SCALE);
        node.put("count", latency.count());
        addThin(node.putArray("thin"), latency.count());
    }

    private static void addThin(ArrayNode thin, long count) {
        Percentile.notCarriedBy(count).forEach(p -> thin.add(p.key()));
    }

    private static void addIntervals(ObjectNode intervals, Latencies latencies) {
        for (Percentile percentile : Percentile.OF_THE_TAIL) {
            if (percentile.isCarriedBy(latencies.count())) {
                Interval interval = latencies.intervalNs(percentile);
                intervals
                        .putArray(percentile.key())
                        .add(interval.low() / NS_PER_US)
                        .add(interval.high() / NS_PER_US);
            }
        }
    }
}
