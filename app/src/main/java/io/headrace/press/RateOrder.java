package io.headrace.press;

import io.headrace.fault.Fault;

import java.util.List;

/**
 * When the requests of an open loop are due, whatever becomes of those before them.
 *
 * @param perSecond rate at the start; throughout when there are no stages
 * @param stages one after another; empty for a constant rate as long as the run
 * @param poisson whether arrivals are independent of each other, as users are, not evenly spaced
 * @param seed what chance starts from, so that a run can be repeated
 */
public record RateOrder(double perSecond, List<Stage> stages, boolean poisson, long seed) {
    private static final double RATE_MAX = 1e7;

    /**
     * A part of the run in which the rate goes straight from that of the stage before to its own.
     *
     * @param durationNs 0 jumps to the rate at once
     */
    public record Stage(long durationNs, double perSecond) {}

    public RateOrder {
        stages = List.copyOf(stages);
    }

    /** Evenly spaced arrivals at one rate. */
    public static RateOrder constant(double perSecond) {
        return new RateOrder(perSecond, List.of(), false, 0);
    }

    /** How long the stages take together; 0 without any. */
    public long stagesNs() {
        return stages.stream().mapToLong(Stage::durationNs).sum();
    }

    /** The rate of the warm-up: that of the start, or of the first stage that has one. */
    double warmupRate() {
        if (perSecond > 0) {
            return perSecond;
        }
        return stages.stream()
                .mapToDouble(Stage::perSecond)
                .filter(r -> r > 0)
                .findFirst()
                .orElse(0);
    }

    void check() {
        check("-r", perSecond, stages.isEmpty());
        for (Stage stage : stages) {
            check("--stages", stage.perSecond, false);
        }
        if (!stages.isEmpty() && (stagesNs() <= 0 || warmupRate() == 0)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--stages that last " + stagesNs() + " ns with rates of 0",
                    "nothing would ever be sent",
                    "try --stages 10s:1k,30s:10k");
        }
    }

    private static void check(String option, double rate, boolean above0) {
        if (!(rate >= 0 && rate <= RATE_MAX) || (above0 && rate == 0)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    option + " " + rate,
                    "a rate is above 0 and at most 10M requests a second",
                    "choose a rate such as 10k");
        }
    }
}
