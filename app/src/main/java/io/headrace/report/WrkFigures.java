package io.headrace.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as wrk prints them: two decimals, and the next unit from 85 % of it on. */
final class WrkFigures {
    private static final double UNIT_FROM = 0.85;
    private static final double SECOND_US = 1e6;

    private WrkFigures() {}

    /** A time of microseconds, such as `1.23ms`. */
    static String time(double us) {
        return us >= SECOND_US
                ? inUnits(us / SECOND_US, 2, 60, "s", "m", "h")
                : inUnits(us, 2, 1000, "us", "ms", "s");
    }

    /** A time of whole seconds, such as `10s`. */
    static String wholeSeconds(double seconds) {
        return inUnits(seconds, 0, 60, "s", "m", "h");
    }

    /** A number, such as `12.34k`. */
    static String metric(double number) {
        return inUnits(number, 2, 1000, "", "k", "M", "G", "T", "P");
    }

    /** A number of bytes without the B, such as `1.50M`; a K is 1024. */
    static String binary(double bytes) {
        return inUnits(bytes, 2, 1024, "", "K", "M", "G", "T", "P");
    }

    /** The largest unit is never reached: wrk stops one before it. */
    private static String inUnits(double number, int decimals, int step, String... units) {
        double amount = number;
        int unit = 0;
        while (unit < units.length - 2 && amount >= step * UNIT_FROM) {
            amount /= step;
            unit++;
        }
        return fixed(amount, decimals) + units[unit];
    }

    /** As printf rounds: the exact value of the number, halves to even. */
    static String fixed(double number, int decimals) {
        return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** In a column so wide; what stands before the unit ends two places before its edge. */
    static String column(String figure, int width) {
        int length = figure.length();
        int letters = letter(figure, length - 1) + letter(figure, length - 2);
        int wide = width - (2 - letters);
        String cut = figure.substring(0, Math.min(length, wide));
        return " ".repeat(wide - cut.length()) + cut + " ".repeat(2 - letters);
    }

    private static int letter(String text, int at) {
        return Character.isLetter(text.charAt(at)) ? 1 : 0;
    }
}
