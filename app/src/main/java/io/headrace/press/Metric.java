package io.headrace.press;

import io.headrace.stats.Latencies;
import io.headrace.stats.Percentile;

import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a result that a threshold can be set on.
 *
 * @param name as people write it, such as `p99.9`
 * @param leastAnswers the fewest answers from which it can be told
 * @param figure its value in a result with these latencies
 */
public record Metric(
        String name,
        Quantity quantity,
        long leastAnswers,
        ToDoubleBiFunction<PressResult, Latencies> figure) {
    /** As a refusal lists them. */
    static final String NAMES = "rate, requests, errors, mean, max, p50 to p99.999";

    /**
     * The metric of a name.
     *
     * @param asShare whether the limit is a percentage: errors can be told as a count or as a share
     * @return empty when there is none
     */
    static Optional<Metric> of(String name, boolean asShare) {
        return switch (name) {
            case "rate" -> count(name, PressResult::rate);
            case "requests" -> count(name, PressResult::requests);
            case "errors" ->
                    asShare
                            ? Optional.of(
                                    new Metric(name, Quantity.SHARE, 0, (r, l) -> r.errorsPct()))
                            : count(name, PressResult::errorCount);
            case "mean" -> time(name, 1, Latencies::meanNs);
            case "max" -> time(name, 1, Latencies::maxNs);
            default -> name.startsWith("p") ? percentile(name) : Optional.empty();
        };
    }

    private static Optional<Metric> percentile(String name) {
        try {
            Percentile percentile = Percentile.of(name.substring(1));
            return time(
                    percentile.text(),
                    percentile.leastCount(),
                    latencies -> latencies.valueAtPercentileNs(percentile.percent()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Metric> count(
            String name, ToDoubleFunction<PressResult> figure) {
        return Optional.of(
                new Metric(name, Quantity.COUNT, 0, (r, l) -> figure.applyAsDouble(r)));
    }

    private static Optional<Metric> time(
            String name, long least, ToDoubleFunction<Latencies> figure) {
        return Optional.of(
                new Metric(name, Quantity.TIME, least, (r, l) -> figure.applyAsDouble(l)));
    }
}
