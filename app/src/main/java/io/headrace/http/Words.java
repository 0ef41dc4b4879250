package io.headrace.http;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Eight bytes of text in one `long`, the first byte lowest, and tests on all eight at once.
 *
 * <p>A test sets the top bit of each byte that matches. The lowest bit set is exact; bits above it
 * may be wrong unless the method says so, because a borrow can run upwards. So a caller takes the
 * first match with {@link Long#numberOfTrailingZeros} and starts again behind it.
 */
final class Words {
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Turns the letters of a word to lower case, and filler to spaces; see {@link #folded}. */
    static final long FOLD = 0x2020202020202020L;

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long LOWS = 0x7f7f7f7f7f7f7f7fL;

    private Words() {}

    /** The bytes from `at` on, at most eight and none at or behind `end`; the rest is zero. */
    static long at(MemorySegment bytes, long at, long end) {
        return end - at >= Long.BYTES ? bytes.get(LONG, at) : tail(bytes, at, end);
    }

    private static long tail(MemorySegment bytes, long at, long end) {
        long word = 0;
        for (long p = end - 1; p >= at; p--) {
            word = (word << 8) | (bytes.get(BYTE, p) & 0xff);
        }
        return word;
    }

    /** The word of a text of at most eight characters, filled up with zeros. */
    static long of(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        long word = 0;
        for (int i = ascii.length - 1; i >= 0; i--) {
            word = (word << 8) | ascii[i];
        }
        return word;
    }

    /**
     * The word of a lower-case text, filled up with spaces: what `word | FOLD` is compared with.
     *
     * <p>Of the characters a field may hold, only the two cases of one letter become the same
     * letter by `| FOLD`, and no other becomes a digit or `-`.
     */
    static long folded(String text) {
        return of(text) | FOLD;
    }

    /** Bytes a request target cannot hold: controls, space, `#`, DEL and all above ASCII. */
    static long notTarget(long word) {
        long below = (word - 0x21 * ONES) & ~word;
        return (below | zeros(word ^ ('#' * ONES)) | zeros(word ^ (0x7f * ONES)) | word) & TOPS;
    }

    /** Bytes a field value cannot hold (RFC 9110 section 5.5), and the tab, which it can. */
    static long notValue(long word) {
        long below = (word - 0x20 * ONES) & ~word;
        return (below | zeros(word ^ (0x7f * ONES))) & TOPS;
    }

    /** Bytes that are neither a letter nor `-`; all bits are exact. */
    static long notNameLetter(long word) {
        long low = (word | FOLD) & LOWS;
        long letter = (low + (0x80 - 'a') * ONES) & ~(low + (0x7f - 'z') * ONES);
        long dash = word ^ ('-' * ONES);
        long notDash = ((dash & LOWS) + LOWS) | dash;
        return (word | (~letter & notDash)) & TOPS;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }
}
