package io.headrace.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds numbers for people: as many digits as can be trusted, and the same in every locale. */
final class Figures {
    /** The true minus sign, as wide as a plus. */
    static final String MINUS = "\u2212";

    static final String INFINITY = "\u221e";

    /** What is printed where no figure can be given. */
    static final String NOT_A_NUMBER = "n/a";

    private Figures() {}

    /**
     * A number of at least 0 in plain digits. Zeros behind the point show that it was rounded: 1 is
     * exactly one, 1.0 is about one. Whole digits are never rounded away.
     */
    static String print(BigDecimal value, int digits, int mostDecimals) {
        BigDecimal rounded = round(value, digits, mostDecimals);
        rounded = round(rounded, digits, mostDecimals); // 99.96 has become 100.0
        boolean exact = rounded.compareTo(value) == 0;
        return (exact ? rounded.stripTrailingZeros() : rounded).toPlainString();
    }

    private static BigDecimal round(BigDecimal value, int digits, int mostDecimals) {
        int digitsBeforePoint = value.precision() - value.scale();
        int decimals = Math.clamp((long) digits - digitsBeforePoint, 0, mostDecimals);
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
