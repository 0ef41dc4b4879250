package io.headrace.units;

import io.headrace.fault.Fault;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units of one quantity, smallest first: the one table that its parser and its printer share.
 *
 * <p>All arithmetic is decimal, so that {@code 1.1s} is exactly 1100000000 ns, and no locale is
 * ever asked.
 *
 * @param quantity what is counted, as a refusal names it
 * @param forms examples of accepted input, as a refusal lists them
 * @param units smallest first; the smallest has the factor 1
 */
record Scale(String quantity, String forms, List<Unit> units) {
    private static final Pattern PART =
            Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([^\\s0-9.,]*)\\s*");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int DIGITS = 3;

    /**
     * One row of the table.
     *
     * @param factor how many of the smallest unit it is
     * @param printed whether printing chooses it
     * @param names how it may be written; the first is how it is printed
     */
    record Unit(BigDecimal factor, boolean printed, List<String> names) {
        static Unit of(long factor, String... names) {
            return new Unit(BigDecimal.valueOf(factor), true, List.of(names));
        }

        /** A unit people write and Headrace does not. */
        static Unit readOnly(long factor, String... names) {
            return new Unit(BigDecimal.valueOf(factor), false, List.of(names));
        }
    }

    /** Reads one number with its unit, as a whole number of the smallest unit. */
    long parse(String text) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) {
            throw refusal(text, causeIn(text));
        }
        return whole(text, amount(part, unit(text, part.group(2))));
    }

    /** Reads one number with its unit, which need not be whole. */
    double parseFraction(String text) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) {
            throw refusal(text, causeIn(text));
        }
        return amount(part, unit(text, part.group(2))).doubleValue();
    }

    /** Reads several numbers with units that get smaller, {@code 1m 30s}, and adds them. */
    long parseSum(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal limit = MOST;
        int end = 0;
        while (part.region(end, text.length()).lookingAt()) {
            Unit unit = unit(text, part.group(2));
            if (unit.factor().compareTo(limit) >= 0) {
                throw refusal(text, "its units do not go from large to small");
            }
            limit = unit.factor();
            sum = sum.add(amount(part, unit));
            end = part.end();
        }
        if (end == 0 || end < text.length()) {
            throw refusal(text, causeIn(text));
        }
        return whole(text, sum);
    }

    /** Prints with the largest unit of which there is at least one, to three digits. */
    String print(BigDecimal value, int mostDecimals) {
        if (value.signum() < 0) {
            return Figures.MINUS + print(value.negate(), mostDecimals);
        }
        for (Unit unit : units.reversed()) {
            BigDecimal scaled = value.divide(unit.factor(), MathContext.DECIMAL128);
            if (unit.printed() && (reachesOne(scaled) || unit.equals(units.getFirst()))) {
                String figure = Figures.print(scaled, DIGITS, mostDecimals);
                return (figure + " " + unit.names().getFirst()).strip();
            }
        }
        throw new AssertionError("the smallest unit of " + quantity + " is not printed");
    }

    /** Says no to an input, with the forms that would do. */
    Fault refusal(String text, String cause) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                quantity + " \"" + text + "\"",
                cause,
                "write it like one of " + forms);
    }

    /** 999.6 of a unit is one of the next: it would be printed as 1000 otherwise. */
    private static boolean reachesOne(BigDecimal scaled) {
        MathContext shown = new MathContext(DIGITS, RoundingMode.HALF_UP);
        return scaled.round(shown).compareTo(BigDecimal.ONE) >= 0;
    }

    private static BigDecimal amount(Matcher part, Unit unit) {
        return new BigDecimal(part.group(1)).multiply(unit.factor());
    }

    private Unit unit(String text, String name) {
        for (Unit unit : units) {
            if (unit.names().contains(name)) {
                return unit;
            }
        }
        throw refusal(
                text, name.isEmpty() ? "it has no unit" : "\"" + name + "\" is not a unit of it");
    }

    private long whole(String text, BigDecimal value) {
        if (value.compareTo(MOST) > 0) {
            throw refusal(text, "it is too large");
        }
        if (value.stripTrailingZeros().scale() > 0) {
            String smallest = units.getFirst().names().getFirst();
            throw refusal(text, ("it is no whole number " + smallest).strip());
        }
        return value.longValueExact();
    }

    private static String causeIn(String text) {
        if (text.isBlank()) {
            return "it is empty";
        }
        char first = text.strip().charAt(0);
        return first == '-' || first == Figures.MINUS.charAt(0)
                ? "it is negative"
                : "it is not a number with a unit";
    }
}
