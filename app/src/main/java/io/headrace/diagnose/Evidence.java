package io.headrace.diagnose;

import java.util.Locale;

/**
 * One measured value that supports a verdict.
 *
 * @param name what was measured; the same words in every run
 * @param unit of the value; empty for a plain count
 * @param origin where the value was read
 */
public record Evidence(String name, double value, String unit, String origin) {

    /** For people: {@code client thread busiest 99.1 % (CPU time of thread press-0)}. */
    public String text() {
        boolean count = unit.isEmpty() && value == Math.rint(value);
        String figure = String.format(Locale.ROOT, count ? "%.0f" : "%.1f", value);
        return name + " " + figure + (unit.isEmpty() ? "" : " " + unit) + " (" + origin + ")";
    }

    @Override
    public String toString() {
        return text();
    }
}
