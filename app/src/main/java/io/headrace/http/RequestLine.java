package io.headrace.http;

import java.lang.foreign.MemorySegment;

/**
 * Reads a request line (RFC 9112 section 3).
 *
 * <p>Answers are the offset behind the part read, 0 when it is not whole, or a negated status.
 */
final class RequestLine {
    private static final int PARTIAL = 0;
    private static final int BAD_REQUEST = -400;
    private static final int METHOD_NOT_ALLOWED = -405;
    private static final int NOT_IMPLEMENTED = -501;
    private static final int VERSION_NOT_SUPPORTED = -505;

    private static final int GET = (int) Words.of("GET ");
    private static final int LONGEST_METHOD = 7;
    private static final long HTTP_1_1 = Words.of("HTTP/1.1");
    private static final short CR_LF = (short) Words.of("\r\n");
    private static final long HTTP = Words.folded("http");
    private static final long HTTPS = Words.folded("https");

    private RequestLine() {}

    static long scan(MemorySegment bytes, long from, long end, RequestHead head) {
        long at = method(bytes, from, end, head);
        if (at <= 0) {
            return at;
        }
        head.target = at;
        at = target(bytes, at, end, head.method);
        if (at <= 0) {
            return at;
        }
        head.targetEnd = at - 1;
        return version(bytes, at, end, head);
    }

    private static long method(MemorySegment bytes, long from, long end, RequestHead head) {
        if (end - from >= Integer.BYTES && bytes.get(Words.INT, from) == GET) {
            head.method = Method.GET;
            return from + Integer.BYTES;
        }
        return otherMethod(bytes, from, end, head);
    }

    private static long otherMethod(MemorySegment bytes, long from, long end, RequestHead head) {
        long word = 0;
        for (long p = from; p < end; p++) {
            byte b = bytes.get(Words.BYTE, p);
            if (b == FieldScanner.SP && p > from) {
                return known(Method.of(word), p + 1, head);
            }
            if (!FieldScanner.isToken(b)) {
                return BAD_REQUEST;
            }
            if (p - from >= LONGEST_METHOD) {
                return NOT_IMPLEMENTED;
            }
            word |= (long) b << (8 * (p - from));
        }
        return PARTIAL;
    }

    private static long known(int method, long next, RequestHead head) {
        head.method = method;
        if (method == Method.UNKNOWN) {
            return NOT_IMPLEMENTED;
        }
        boolean refused = method == Method.TRACE || method == Method.CONNECT;
        return refused ? METHOD_NOT_ALLOWED : next;
    }

    /** The offset behind the space that ends the target. */
    private static long target(MemorySegment bytes, long from, long end, int method) {
        if (from >= end) {
            return PARTIAL;
        }
        long p = from;
        if (bytes.get(Words.BYTE, from) != '/') {
            p = otherForm(bytes, from, end, method);
            if (p <= 0) {
                return p;
            }
        }
        while (true) {
            long odd = Words.notTarget(Words.at(bytes, p, end));
            if (odd == 0) {
                p += Long.BYTES;
                continue;
            }
            p += Long.numberOfTrailingZeros(odd) >>> 3;
            if (p >= end) {
                return PARTIAL;
            }
            return bytes.get(Words.BYTE, p) == FieldScanner.SP ? p + 1 : BAD_REQUEST;
        }
    }

    /** Asterisk-form or absolute-form: an offset in the target up to which it is valid. */
    private static long otherForm(MemorySegment bytes, long from, long end, int method) {
        if (bytes.get(Words.BYTE, from) != '*') {
            return absoluteForm(bytes, from, end);
        }
        if (method != Method.OPTIONS) {
            return BAD_REQUEST;
        }
        if (from + 1 >= end) {
            return PARTIAL;
        }
        return bytes.get(Words.BYTE, from + 1) == FieldScanner.SP ? from + 1 : BAD_REQUEST;
    }

    /** `http://` or `https://` with something behind it (RFC 9112 section 3.2.2). */
    private static long absoluteForm(MemorySegment bytes, long from, long end) {
        long p = from;
        while (p < end && FieldScanner.isLetter(bytes.get(Words.BYTE, p))) {
            p++;
        }
        long scheme = Words.at(bytes, from, p) | Words.FOLD;
        long length = p - from;
        if (p < end && !((length == 4 && scheme == HTTP) || (length == 5 && scheme == HTTPS))) {
            return BAD_REQUEST;
        }
        if (p == end) {
            // A part of a scheme: wrong as soon as it no longer starts the longest one.
            boolean fits = length <= 5 && scheme == ((HTTPS & mask(length)) | Words.FOLD);
            return fits ? PARTIAL : BAD_REQUEST;
        }
        for (long stop = p + 3; p < stop; p++) {
            if (p == end) {
                return PARTIAL;
            }
            if (bytes.get(Words.BYTE, p) != (p == stop - 3 ? ':' : '/')) {
                return BAD_REQUEST;
            }
        }
        if (p == end) {
            return PARTIAL;
        }
        byte first = bytes.get(Words.BYTE, p);
        boolean noHost = first == '/' || first == '?' || first == ':' || first == FieldScanner.SP;
        return noHost ? BAD_REQUEST : p;
    }

    /** The offset behind the line's CR LF. */
    private static long version(MemorySegment bytes, long from, long end, RequestHead head) {
        if (end - from >= 10
                && bytes.get(Words.LONG, from) == HTTP_1_1
                && bytes.get(Words.SHORT, from + 8) == CR_LF) {
            head.minorVersion = 1;
            return from + 10;
        }
        return otherVersion(bytes, from, end, head);
    }

    private static long otherVersion(MemorySegment bytes, long from, long end, RequestHead head) {
        long word = Words.at(bytes, from, end);
        long length = Math.min(Long.BYTES, end - from);
        if (((word ^ HTTP_1_1) & mask(Math.min(length, 5))) != 0) {
            return BAD_REQUEST;
        }
        byte major = (byte) (word >>> 40);
        byte point = (byte) (word >>> 48);
        byte minor = (byte) (word >>> 56);
        if ((length > 5 && !FieldScanner.isDigit(major))
                || (length > 6 && point != '.')
                || (length > 7 && !FieldScanner.isDigit(minor))) {
            return BAD_REQUEST;
        }
        if (length < Long.BYTES) {
            return PARTIAL;
        }
        if (major != '1') {
            return VERSION_NOT_SUPPORTED;
        }
        head.minorVersion = minor == '0' ? 0 : 1;
        long next = FieldScanner.lineEnd(bytes, from + Long.BYTES, end);
        return next == FieldScanner.MALFORMED ? BAD_REQUEST : next;
    }

    /** All bits of the first `length` bytes of a word. */
    private static long mask(long length) {
        return length >= Long.BYTES ? -1L : (1L << (8 * length)) - 1;
    }
}
