package io.headrace.units;

import java.math.BigDecimal;
import java.util.List;

/** Counts and rates, in thousands: a k is 1000. */
public final class Counts {
    private static final Scale SCALE =
            new Scale(
                    "count",
                    "950 1k 1.5M 2G 30000000",
                    List.of(
                            Scale.Unit.of(1, ""),
                            Scale.Unit.of(1_000, "k", "K"),
                            Scale.Unit.of(1_000_000, "M"),
                            Scale.Unit.of(1_000_000_000, "G"),
                            Scale.Unit.of(1_000_000_000_000L, "T")));

    private Counts() {}

    /**
     * Reads {@code 1k}, {@code 1.5M} or {@code 30000000}. A small m is refused: it could be meant
     * as a million or as a thousandth.
     *
     * @return at least 0
     * @throws io.headrace.fault.Fault BAD_INPUT when it is anything else, or not whole
     */
    public static long parse(String text) {
        return SCALE.parse(text);
    }

    /**
     * Reads a rate, which unlike a count need not be whole: {@code 0.5}, {@code 1.5k}.
     *
     * @return at least 0
     * @throws io.headrace.fault.Fault BAD_INPUT when it is anything else
     */
    public static double parseRate(String text) {
        return SCALE.parseFraction(text);
    }

    /**
     * Prints three digits: {@code 950}, {@code 92.1 k}, {@code 131 k}, {@code 1.36 M}. Never fails,
     * because a report must come out also when a figure is odd: {@code n/a}, {@code ∞}.
     */
    public static String print(double count) {
        if (Double.isNaN(count)) {
            return Figures.NOT_A_NUMBER;
        }
        if (Double.isInfinite(count)) {
            return (count < 0 ? Figures.MINUS : "") + Figures.INFINITY;
        }
        return SCALE.print(BigDecimal.valueOf(count), 2);
    }

    /** Prints a whole number as {@link #print(double)} does. */
    public static String print(long count) {
        return SCALE.print(BigDecimal.valueOf(count), 2);
    }
}
