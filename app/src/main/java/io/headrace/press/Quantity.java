package io.headrace.press;

import io.headrace.units.Counts;
import io.headrace.units.Durations;
import io.headrace.units.Percent;

/** What a metric is measured in: how its values are read, printed and told in documents. */
public enum Quantity {
    /** A number of things, or of things per second. */
    COUNT(""),
    /** Percent. */
    SHARE("%"),
    /** A duration in nanoseconds, told in microseconds. */
    TIME("us");

    private static final double NS_PER_US = 1000.0;

    private final String unit;

    Quantity(String unit) {
        this.unit = unit;
    }

    /** The unit of values in documents: empty, `%` or `us`. */
    public String unit() {
        return unit;
    }

    /** A value in {@link #unit}. */
    public double told(double value) {
        return this == TIME ? value / NS_PER_US : value;
    }

    /**
     * Reads a value.
     *
     * @throws io.headrace.fault.Fault BAD_INPUT when it is not of this quantity
     */
    double parse(String text) {
        return switch (this) {
            case COUNT -> Counts.parse(text);
            case SHARE -> Percent.parse(text);
            case TIME -> Durations.parseNs(text);
        };
    }

    /** Prints a value for people. */
    public String print(double value) {
        return switch (this) {
            case COUNT -> Counts.print(value);
            case SHARE -> Percent.plain(value);
            case TIME -> Durations.print(Math.round(value));
        };
    }
}
