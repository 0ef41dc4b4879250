package io.headrace.http;

import java.lang.foreign.MemorySegment;

/** Reads the values of the fields that decide how a message is framed. */
final class FieldValue {
    /** No number: empty, or a character that is no digit. */
    static final long NO_NUMBER = -1;

    /** What {@link #number} answers for this and all above. */
    static final long HUGE = 1L << 62;

    /** What {@link #codings} saw, over all Transfer-Encoding lines of a head. */
    static final int CHUNKED_LAST = 1;

    static final int CHUNKED_SEEN = 2;
    static final int OTHER_CODING = 4;
    static final int EMPTY_CODING = 8;

    /** `chunked` twice or with parameters, or a coding that is no token. */
    static final int BROKEN_CODING = 16;

    private static final long CLOSE = Words.folded("close");
    private static final long KEEP_ALI = Words.folded("keep-ali");
    private static final long VE = Words.folded("ve");
    private static final long CHUNKED = Words.folded("chunked");
    private static final long CONTINUE_1 = Words.folded("100-cont");
    private static final long CONTINUE_2 = Words.folded("inue");

    private FieldValue() {}

    /** The offset of the first byte that is no white space, at most `to`. */
    static long skipSpace(MemorySegment bytes, long from, long to) {
        long p = from;
        while (p < to && FieldScanner.isSpace(bytes.get(Words.BYTE, p))) {
            p++;
        }
        return p;
    }

    /** The end of what is left without white space at the end, at least `from`. */
    static long trimEnd(MemorySegment bytes, long from, long to) {
        long p = to;
        while (p > from && FieldScanner.isSpace(bytes.get(Words.BYTE, p - 1))) {
            p--;
        }
        return p;
    }

    /** The end of the list element at `from`: its comma or `to`. A comma in quotes is none. */
    static long elementEnd(MemorySegment bytes, long from, long to) {
        boolean quoted = false;
        for (long p = from; p < to; p++) {
            byte b = bytes.get(Words.BYTE, p);
            if (b == ',' && !quoted) {
                return p;
            }
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\\' && quoted) {
                p++;
            }
        }
        return to;
    }

    /**
     * A decimal number without sign or space.
     *
     * @return the number, {@link #HUGE} for that and all above, or {@link #NO_NUMBER}
     */
    static long number(MemorySegment bytes, long from, long to) {
        if (from >= to) {
            return NO_NUMBER;
        }
        long number = 0;
        for (long p = from; p < to; p++) {
            byte b = bytes.get(Words.BYTE, p);
            if (!FieldScanner.isDigit(b)) {
                return NO_NUMBER;
            }
            number = number >= HUGE / 10 ? HUGE : number * 10 + (b - '0');
        }
        return number;
    }

    static boolean isClose(MemorySegment bytes, long from, long to) {
        return to - from == 5 && (Words.at(bytes, from, to) | Words.FOLD) == CLOSE;
    }

    static boolean isKeepAlive(MemorySegment bytes, long from, long to) {
        return to - from == 10
                && (Words.at(bytes, from, to) | Words.FOLD) == KEEP_ALI
                && (Words.at(bytes, from + 8, to) | Words.FOLD) == VE;
    }

    static boolean isContinue(MemorySegment bytes, long from, long to) {
        return to - from == 12
                && (Words.at(bytes, from, to) | Words.FOLD) == CONTINUE_1
                && (Words.at(bytes, from + 8, to) | Words.FOLD) == CONTINUE_2;
    }

    /** Reads a Connection field, a list of options (RFC 9110 section 7.6.1), into the head. */
    static void connection(MemorySegment bytes, long from, long to, MessageHead head) {
        if (isKeepAlive(bytes, from, to)) {
            head.saysKeepAlive = true;
        } else if (isClose(bytes, from, to)) {
            head.saysClose = true;
        } else {
            connectionList(bytes, from, to, head);
        }
    }

    private static void connectionList(MemorySegment bytes, long from, long to, MessageHead head) {
        long at = from;
        while (at < to) {
            long stop = elementEnd(bytes, at, to);
            long first = skipSpace(bytes, at, stop);
            long last = trimEnd(bytes, first, stop);
            head.saysKeepAlive |= isKeepAlive(bytes, first, last);
            head.saysClose |= isClose(bytes, first, last);
            at = stop + 1;
        }
    }

    /**
     * Reads one Transfer-Encoding field (RFC 9112 section 6.1).
     *
     * @param seen what earlier lines gave, a sum of the constants of this class
     * @return the same with this line
     */
    static int codings(MemorySegment bytes, long from, long to, int seen) {
        int codings = seen;
        long at = from;
        do {
            long stop = elementEnd(bytes, at, to);
            long first = skipSpace(bytes, at, stop);
            codings = coding(bytes, first, trimEnd(bytes, first, stop), codings);
            at = stop + 1;
        } while (at <= to);
        return codings;
    }

    private static int coding(MemorySegment bytes, long from, long to, int seen) {
        if (from == to) {
            return seen | EMPTY_CODING;
        }
        long nameEnd = from;
        while (nameEnd < to && FieldScanner.isToken(bytes.get(Words.BYTE, nameEnd))) {
            nameEnd++;
        }
        boolean chunked = isChunked(bytes, from, nameEnd);
        long next = skipSpace(bytes, nameEnd, to);
        boolean hasParameters = next < to && bytes.get(Words.BYTE, next) == ';';
        if (nameEnd == from || (next < to && (chunked || !hasParameters))) {
            return seen | BROKEN_CODING;
        }
        if (!chunked) {
            return (seen & ~CHUNKED_LAST) | OTHER_CODING;
        }
        int repeated = (seen & CHUNKED_SEEN) != 0 ? BROKEN_CODING : 0;
        return seen | CHUNKED_SEEN | CHUNKED_LAST | repeated;
    }

    private static boolean isChunked(MemorySegment bytes, long from, long to) {
        return to - from == 7 && (Words.at(bytes, from, to) | Words.FOLD) == CHUNKED;
    }
}
