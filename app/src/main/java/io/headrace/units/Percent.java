package io.headrace.units;

import io.headrace.fault.Fault;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Percentages, printed with two digits and the true minus sign U+2212. The values are percent, not
 * fractions: 42 is 42 %. Never fails: {@code n/a} for NaN, {@code ∞} for an open end.
 */
public final class Percent {
    private static final int DIGITS = 2;
    private static final Pattern SHARE = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*%\\s*");

    private Percent() {}

    /**
     * Reads a share such as {@code 1%} or {@code 0.5 %}.
     *
     * @return percent, at least 0
     * @throws Fault BAD_INPUT when it is anything else
     */
    public static double parse(String text) {
        Matcher share = SHARE.matcher(text);
        if (!share.matches()) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "share \"" + text + "\"",
                    "it is not a number with a percent sign",
                    "write it like one of 1% 0.5% 100%");
        }
        return Double.parseDouble(share.group(1));
    }

    /** A share: {@code 71 %}, {@code 2.6 %}. */
    public static String plain(double percent) {
        return (percent < 0 ? sign(percent) : "") + figure(percent) + " %";
    }

    /** A difference: {@code +42 %}, {@code −8 %}; what rounds to zero has no sign. */
    public static String signed(double percent) {
        return sign(percent) + figure(percent) + " %";
    }

    /** A spread around a value: {@code ±1.8 %}. */
    public static String spread(double percent) {
        return "\u00b1" + figure(percent) + " %";
    }

    /** An interval of differences: {@code +38 … +46 %}. */
    public static String interval(double low, double high) {
        return sign(low) + figure(low) + " \u2026 " + signed(high);
    }

    private static String sign(double percent) {
        String figure = figure(percent);
        boolean unsigned =
                figure.equals("0") || figure.equals("0.0") || figure.equals(Figures.NOT_A_NUMBER);
        if (unsigned) {
            return "";
        }
        return percent < 0 ? Figures.MINUS : "+";
    }

    /** The magnitude in digits. */
    private static String figure(double percent) {
        if (Double.isNaN(percent)) {
            return Figures.NOT_A_NUMBER;
        }
        if (Double.isInfinite(percent)) {
            return Figures.INFINITY;
        }
        return Figures.print(BigDecimal.valueOf(Math.abs(percent)), DIGITS, 1);
    }
}
