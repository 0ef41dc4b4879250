package io.headrace.cli;

import io.headrace.serve.Delay;
import io.headrace.serve.Shape;
import io.headrace.serve.Stall;

import picocli.CommandLine.Option;

/** What the reference server does to its answers so that clients can be tested. */
final class ShapeOptions {
    @Option(
            names = "--delay",
            paramLabel = "TIME",
            converter = Converters.Delays.class,
            description =
                    "keep each answer back: 5ms, exp:5ms (exponential with that mean) or p99:50ms"
                            + " (exponential, one in a hundred longer than that)")
    private Delay delay = Delay.NONE;

    @Option(
            names = "--error-rate",
            paramLabel = "SHARE",
            converter = Converters.Share.class,
            description = "answer so many requests with 500, such as 1%%")
    private double errorRate;

    @Option(
            names = "--close-rate",
            paramLabel = "SHARE",
            converter = Converters.Share.class,
            description = "close the connection instead of answering so many requests")
    private double closeRate;

    @Option(
            names = "--stall",
            paramLabel = "TIME/PERIOD",
            converter = Converters.Stalls.class,
            description =
                    "200ms/1s: in 200 ms of each second nothing is answered; what is due then"
                            + " leaves at their end")
    private Stall stall = Stall.NONE;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "of delays, errors and closes; default ${DEFAULT-VALUE}")
    private long seed;

    Shape shape() {
        return new Shape(delay, errorRate, closeRate, stall, seed);
    }
}
