package io.headrace.press;

import io.headrace.stats.Latencies;
import io.headrace.stats.Percentile;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a result that a threshold can be set on.
 *
 * @param name as people write it, such as `p99.9`
 * @param leastAnswers the fewest answers from which it can be told
 * @param figure its value in a result
 */
public record Metric(
        String name, Quantity quantity, long leastAnswers, ToDoubleFunction<PressResult> figure) {
    /** As a refusal lists them. */
    static final String NAMES =
            "rate, requests, errors, late, achieved, mean, max, p50 to p99.999, service.p99";

    private static final String SERVICE = "service.";

    /**
     * The metric of a name.
     *
     * @param asShare whether the limit is a percentage: errors can be told as a count or as a share
     * @return empty when there is none
     */
    static Optional<Metric> of(String name, boolean asShare) {
        return switch (name) {
            case "rate" -> untimed(name, Quantity.COUNT, PressResult::rate);
            case "requests" -> untimed(name, Quantity.COUNT, PressResult::requests);
            case "errors" ->
                    asShare
                            ? untimed(name, Quantity.SHARE, PressResult::errorsPct)
                            : untimed(name, Quantity.COUNT, r -> r.errorCount() + r.unexpected());
            case "late" -> untimed(name, Quantity.SHARE, PressResult::latePct);
            case "achieved" -> untimed(name, Quantity.SHARE, PressResult::achievedPct);
            default ->
                    name.startsWith(SERVICE)
                            ? timed(
                                    SERVICE,
                                    name.substring(SERVICE.length()),
                                    PressResult::serviceLatencies)
                            : timed("", name, PressResult::latencies);
        };
    }

    private static Optional<Metric> untimed(
            String name, Quantity quantity, ToDoubleFunction<PressResult> figure) {
        return Optional.of(new Metric(name, quantity, 0, figure));
    }

    private static Optional<Metric> timed(
            String prefix, String name, Function<PressResult, Latencies> latencies) {
        return switch (name) {
            case "mean" -> time(prefix + name, 1, r -> latencies.apply(r).meanNs());
            case "max" -> time(prefix + name, 1, r -> latencies.apply(r).maxNs());
            default ->
                    name.startsWith("p")
                            ? percentile(prefix, name.substring(1), latencies)
                            : Optional.empty();
        };
    }

    private static Optional<Metric> percentile(
            String prefix, String digits, Function<PressResult, Latencies> latencies) {
        try {
            Percentile percentile = Percentile.of(digits);
            return time(
                    prefix + percentile.text(),
                    percentile.leastCount(),
                    r -> latencies.apply(r).valueAtPercentileNs(percentile.percent()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Metric> time(
            String name, long leastAnswers, ToDoubleFunction<PressResult> figure) {
        return Optional.of(new Metric(name, Quantity.TIME, leastAnswers, figure));
    }
}
