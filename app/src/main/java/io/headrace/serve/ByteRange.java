package io.headrace.serve;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110 section 14.1.2).
 *
 * @param first offset of its first byte
 * @param length how many bytes; 0 when nothing of the file is in it
 */
record ByteRange(long first, long length) {
    private static final ByteRange NOTHING = new ByteRange(0, 0);
    private static final int DIGITS_MAX = 18;
    private static final Pattern ONE = Pattern.compile("(?i:bytes)=\\s*([0-9]*)-([0-9]*)\\s*");

    /**
     * Reads the value of a Range field.
     *
     * @return the part; null for what may be answered with the whole: another unit, several parts
     */
    static @Nullable ByteRange parse(String text, long size) {
        if (!text.regionMatches(true, 0, "bytes=", 0, 6) || text.indexOf(',') >= 0) {
            return null;
        }
        Matcher one = ONE.matcher(text);
        if (!one.matches()) {
            return NOTHING;
        }
        if (one.group(1).isEmpty()) {
            return one.group(2).isEmpty() ? NOTHING : last(number(one.group(2)), size);
        }
        long first = number(one.group(1));
        long end = one.group(2).isEmpty() ? size : Math.min(size, number(one.group(2)) + 1);
        return first < end ? new ByteRange(first, end - first) : NOTHING;
    }

    private static ByteRange last(long count, long size) {
        long length = Math.min(count, size);
        return new ByteRange(size - length, length);
    }

    /** A number of more digits than a file can have bytes is one that is behind every end. */
    private static long number(String digits) {
        return digits.length() > DIGITS_MAX ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
    }
}
