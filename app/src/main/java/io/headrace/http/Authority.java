package io.headrace.http;

import java.lang.foreign.MemorySegment;

/** Checks the value of a Host field: `uri-host [":" port]` (RFC 9110 section 7.2, RFC 3986). */
final class Authority {
    /** Characters of a registered name or an IPv4 address below 64, and from 64 to 127. */
    private static final long NAME_LOW = 0x2bff_7ff2_0000_0000L;

    private static final long NAME_HIGH = 0x47ff_fffe_87ff_fffeL;

    private Authority() {}

    /** Whether the bytes, without white space around, are a host; empty is one. */
    static boolean isValid(MemorySegment bytes, long from, long to) {
        if (from < to && bytes.get(Words.BYTE, from) == '[') {
            return isLiteral(bytes, from, to);
        }
        long p = from;
        while (p < to && isName(bytes.get(Words.BYTE, p))) {
            p++;
        }
        return p == to || (p > from && isPort(bytes, p, to));
    }

    private static boolean isPort(MemorySegment bytes, long from, long to) {
        if (bytes.get(Words.BYTE, from) != ':') {
            return false;
        }
        long p = from + 1;
        while (p < to && FieldScanner.isDigit(bytes.get(Words.BYTE, p))) {
            p++;
        }
        return p == to;
    }

    /** An address in brackets: IPv6 or a later form (RFC 3986 section 3.2.2). */
    private static boolean isLiteral(MemorySegment bytes, long from, long to) {
        long p = from + 1;
        while (p < to && isLiteralCharacter(bytes.get(Words.BYTE, p))) {
            p++;
        }
        if (p == to || p == from + 1 || bytes.get(Words.BYTE, p) != ']') {
            return false;
        }
        return p + 1 == to || isPort(bytes, p + 1, to);
    }

    private static boolean isName(byte b) {
        return b >= 0 && ((1L << b) & (b < 64 ? NAME_LOW : NAME_HIGH)) != 0;
    }

    private static boolean isLiteralCharacter(byte b) {
        return b == ':' || isName(b);
    }
}
