package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.press.RateOrder;
import io.headrace.press.RateOrder.Stage;
import io.headrace.units.Counts;
import io.headrace.units.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

import java.util.List;

/** The open loop: requests at a rate of their own. */
final class RateOptions {
    @Option(
            names = {"-r", "--rate"},
            paramLabel = "RATE",
            converter = Converters.Rate.class,
            description = {
                "open loop: so many requests a second, whether or not answers come;",
                "latency counts from when each was due"
            })
    private @Nullable Double perSecond;

    @Option(
            names = "--stages",
            split = ",",
            paramLabel = "TIME:RATE",
            converter = OneStage.class,
            description = {
                "open loop whose rate goes straight to each RATE within its TIME, from",
                "that of -r or 0, such as 10s:1k,30s:10k; sets the duration"
            })
    private List<Stage> stages = List.of();

    @Option(
            names = "--poisson",
            description = "arrivals independent of each other, not evenly spaced")
    private boolean poisson;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "what the chance of --poisson starts from; default ${DEFAULT-VALUE}")
    private long seed = 1;

    /** Such as `10s:1k`. */
    static final class OneStage implements ITypeConverter<Stage> {
        @Override
        public Stage convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "--stages " + text,
                        "a stage is a time and a rate with a colon between",
                        "try --stages 10s:1k,30s:10k");
            }
            return new Stage(
                    Durations.parseNs(text.substring(0, colon)),
                    Counts.parseRate(text.substring(colon + 1)));
        }
    }

    /** The open loop, or null when none is asked for. */
    @Nullable RateOrder order() {
        if (perSecond == null && stages.isEmpty()) {
            if (poisson) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "--poisson without a rate",
                        "it spreads the requests of an open loop",
                        "add -r 10k");
            }
            return null;
        }
        return new RateOrder(perSecond == null ? 0 : perSecond, stages, poisson, seed);
    }
}
