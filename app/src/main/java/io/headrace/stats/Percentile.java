package io.headrace.stats;

import java.math.BigDecimal;
import java.util.List;

/**
 * A share of all values, such as 99.9 %, and how many values it takes before it means anything.
 *
 * @param parts the share in parts of {@link #WHOLE}, above 0 and below the whole
 */
public record Percentile(int parts) {
    /** 100 %, as {@link #parts}: six decimals of a percent are exact. */
    public static final int WHOLE = 100_000_000;

    /**
     * How many values must lie above a percentile that is told. With ten its rank is off by about a
     * third of them (1/√10), with fewer it is mostly chance.
     */
    public static final int LEAST_ABOVE = 10;

    private static final int ONE_PERCENT = WHOLE / 100;
    private static final int WHOLE_DIGITS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static final Percentile P50 = of("50");
    public static final Percentile P75 = of("75");
    public static final Percentile P90 = of("90");
    public static final Percentile P95 = of("95");
    public static final Percentile P99 = of("99");
    public static final Percentile P999 = of("99.9");
    public static final Percentile P9999 = of("99.99");
    public static final Percentile P99999 = of("99.999");

    /** Those that a result tells, ascending. */
    public static final List<Percentile> TOLD =
            List.of(P50, P75, P90, P95, P99, P999, P9999, P99999);

    /** Those of them that a result tells with an interval. */
    public static final List<Percentile> OF_THE_TAIL = List.of(P99, P999, P9999, P99999);

    /**
     * A share of all values.
     *
     * @throws IllegalArgumentException when it is not between 0 and 100 %
     */
    public Percentile {
        if (parts <= 0 || parts >= WHOLE) {
            throw new IllegalArgumentException("no percentile of " + parts + " parts");
        }
    }

    /**
     * Reads `99`, `99.9`, or `999` as people write it behind a p: two digits, then decimals.
     *
     * @throws IllegalArgumentException when it is anything else, not between 0 and 100, or has more
     *     than six decimals
     */
    public static Percentile of(String digits) {
        if (!digits.matches("[0-9]{1,8}|[0-9]{1,2}\\.[0-9]{1,6}") || digits.startsWith("100")) {
            throw new IllegalArgumentException("no percentile: " + digits);
        }
        boolean pointLeftOut = digits.length() > WHOLE_DIGITS && digits.indexOf('.') < 0;
        String percent =
                pointLeftOut
                        ? digits.substring(0, WHOLE_DIGITS) + "." + digits.substring(WHOLE_DIGITS)
                        : digits;
        return new Percentile(
                new BigDecimal(percent).multiply(BigDecimal.valueOf(ONE_PERCENT)).intValueExact());
    }

    /** In percent, such as 99.9. */
    public double percent() {
        return decimal().doubleValue();
    }

    /** As people write it: `p99.9`. */
    public String text() {
        return "p" + decimal().stripTrailingZeros().toPlainString();
    }

    /** As a field is named: `p999`. */
    public String key() {
        return text().replace(".", "");
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(parts).multiply(HUNDRED).divide(BigDecimal.valueOf(WHOLE));
    }

    /** The fewest values that carry it: {@link #LEAST_ABOVE} of them lie above it. */
    public long leastCount() {
        return Math.ceilDiv((long) LEAST_ABOVE * WHOLE, WHOLE - parts);
    }

    /** Whether so many values carry it. */
    public boolean isCarriedBy(long count) {
        return count >= leastCount();
    }

    /** Those of {@link #TOLD} that so many values do not carry. */
    public static List<Percentile> notCarriedBy(long count) {
        return TOLD.stream().filter(percentile -> !percentile.isCarriedBy(count)).toList();
    }

    /** As a fraction, such as 0.999. */
    double fraction() {
        return (double) parts / WHOLE;
    }
}
