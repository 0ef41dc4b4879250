package io.headrace.http;

import java.lang.foreign.MemorySegment;

/**
 * Where the parts of a field line end (RFC 9112 section 5).
 *
 * <p>Answers are an offset, {@link #PARTIAL} when the end is not there yet, or {@link #MALFORMED}.
 */
final class FieldScanner {
    static final int PARTIAL = 0;
    static final int MALFORMED = -1;

    static final byte HTAB = '\t';
    static final byte LF = '\n';
    static final byte CR = '\r';
    static final byte SP = ' ';

    /** The characters of a token (RFC 9110 section 5.6.2) below 64, and from 64 to 127. */
    private static final long TOKEN_LOW = 0x03ff_6cfa_0000_0000L;

    private static final long TOKEN_HIGH = 0x57ff_ffff_c7ff_fffeL;

    private FieldScanner() {}

    /** The offset of the colon behind a name that is a token. */
    static long nameEnd(MemorySegment bytes, long from, long end) {
        long p = from;
        while (true) {
            long odd = Words.notNameLetter(Words.at(bytes, p, end));
            if (odd == 0) {
                p += Long.BYTES;
                continue;
            }
            p += Long.numberOfTrailingZeros(odd) >>> 3;
            if (p >= end) {
                return PARTIAL;
            }
            byte b = bytes.get(Words.BYTE, p);
            if (b == ':') {
                return p > from ? p : MALFORMED;
            }
            if (!isToken(b)) {
                return MALFORMED;
            }
            p++;
        }
    }

    /** The offset of the CR LF behind a value; also for a reason phrase. */
    static long valueEnd(MemorySegment bytes, long from, long end) {
        long p = from;
        while (true) {
            long odd = Words.notValue(Words.at(bytes, p, end));
            if (odd == 0) {
                p += Long.BYTES;
                continue;
            }
            p += Long.numberOfTrailingZeros(odd) >>> 3;
            if (p >= end) {
                return PARTIAL;
            }
            byte b = bytes.get(Words.BYTE, p);
            if (b == CR) {
                return lineFeed(bytes, p, end);
            }
            if (b != HTAB) {
                return MALFORMED;
            }
            p++;
        }
    }

    /** `cr` again, when a line feed follows the CR there. */
    private static long lineFeed(MemorySegment bytes, long cr, long end) {
        if (cr + 1 >= end) {
            return PARTIAL;
        }
        return bytes.get(Words.BYTE, cr + 1) == LF ? cr : MALFORMED;
    }

    /** The offset behind a CR LF that must be at `at`. */
    static long lineEnd(MemorySegment bytes, long at, long end) {
        if (at >= end) {
            return PARTIAL;
        }
        if (bytes.get(Words.BYTE, at) != CR) {
            return MALFORMED;
        }
        if (at + 1 >= end) {
            return PARTIAL;
        }
        return bytes.get(Words.BYTE, at + 1) == LF ? at + 2 : MALFORMED;
    }

    static boolean isToken(byte b) {
        return b >= 0 && ((1L << b) & (b < 64 ? TOKEN_LOW : TOKEN_HIGH)) != 0;
    }

    static boolean isLetter(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** White space within a value; CR and LF only come from a folded line of a response. */
    static boolean isSpace(byte b) {
        return b == SP || b == HTAB || b == CR || b == LF;
    }
}
