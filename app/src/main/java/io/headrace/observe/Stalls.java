package io.headrace.observe;

/**
 * Times at which this JVM's collector stopped all of its threads for more than a millisecond.
 *
 * @param count how many
 * @param longestMs the longest, in whole milliseconds; 0 without any
 * @param totalMs all of them together
 */
public record Stalls(int count, long longestMs, long totalMs) {
    public static final Stalls NONE = new Stalls(0, 0, 0);
}
