package io.headrace.stats;

/**
 * A closed interval; an infinite end means that nothing is known on that side.
 *
 * @param low lowest value inside
 * @param high highest value inside
 */
public record Interval(double low, double high) {
    /**
     * An interval.
     *
     * @throws IllegalArgumentException when the ends are reversed or not numbers
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval from " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public boolean excludes(double value) {
        return !contains(value);
    }
}
