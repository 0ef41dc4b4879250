package io.headrace.http;

import java.lang.foreign.MemorySegment;

/**
 * Reads the head of an HTTP/1.1 response (RFC 9112 sections 4 to 6) in one pass over plain memory.
 *
 * <p>Takes what the RFC tells a client to take, such as a missing reason phrase or a folded line,
 * and tells an answer that is not HTTP at its first wrong byte.
 */
public final class ResponseScanner {
    /** More bytes are needed. */
    public static final int PARTIAL = 0;

    /** This is no HTTP/1.x response, or it cannot be told where it ends. */
    public static final int MALFORMED = -1;

    /** Bytes of a head, with its empty line; longer is malformed. */
    public static final int MAX_HEAD = 64 << 10;

    private static final long HTTP_1_1 = Words.of("HTTP/1.1");
    private static final long HTTP_1 = Words.of("HTTP/1.");
    private static final int PREFIX = 7;
    private static final int DIGITS_AT = 9;
    private static final int DIGITS_END = 12;

    private ResponseScanner() {}

    /**
     * Reads the response head that starts at `from`.
     *
     * @param bytes memory in which offsets are addresses; only `[from, to)` is read
     * @param answersHead whether the request was HEAD, so that no body follows
     * @return the head's length in bytes, {@link #PARTIAL} or {@link #MALFORMED}
     */
    public static int scan(
            MemorySegment bytes, long from, long to, boolean answersHead, ResponseHead head) {
        long end = Math.min(to, from + MAX_HEAD);
        head.clear();
        long at = statusLine(bytes, from, end, head);
        if (at > 0) {
            at = fields(bytes, at, end, head);
        }
        if (at <= 0) {
            return at == PARTIAL && end - from == MAX_HEAD ? MALFORMED : (int) at;
        }
        head.bodyKind = bodyKind(answersHead, head);
        return (int) (at - from);
    }

    /** RFC 9112 section 4: the offset behind the line. */
    private static long statusLine(MemorySegment bytes, long from, long end, ResponseHead head) {
        long version = version(bytes, from, end, head);
        if (version <= 0) {
            return version;
        }
        long digits = status(bytes, version, end, head);
        if (digits <= 0 || digits >= end) {
            return Math.min(digits, PARTIAL);
        }
        byte next = bytes.get(Words.BYTE, digits);
        if (next != FieldScanner.SP && next != FieldScanner.CR) {
            return MALFORMED;
        }
        long cr = FieldScanner.valueEnd(bytes, digits, end);
        return cr > 0 ? cr + 2 : cr;
    }

    /** The offset of the first digit of the status. */
    private static long version(MemorySegment bytes, long from, long end, ResponseHead head) {
        long word = Words.at(bytes, from, end);
        if (word != HTTP_1_1) {
            long length = Math.min(PREFIX, end - from);
            if (((word ^ HTTP_1) & ((1L << (8 * length)) - 1)) != 0) {
                return MALFORMED;
            }
            byte minor = (byte) (word >>> (8 * PREFIX));
            if (end - from > PREFIX && !FieldScanner.isDigit(minor)) {
                return MALFORMED;
            }
            head.minorVersion = minor == '0' ? 0 : 1;
        }
        if (end - from < DIGITS_AT) {
            return PARTIAL;
        }
        return bytes.get(Words.BYTE, from + DIGITS_AT - 1) == FieldScanner.SP
                ? from + DIGITS_AT
                : MALFORMED;
    }

    /** The offset behind the three digits. */
    private static long status(MemorySegment bytes, long from, long end, ResponseHead head) {
        long stop = from + (DIGITS_END - DIGITS_AT);
        int status = 0;
        for (long p = from; p < Math.min(stop, end); p++) {
            byte b = bytes.get(Words.BYTE, p);
            if (!FieldScanner.isDigit(b) || (p == from && b == '0')) {
                return MALFORMED;
            }
            status = status * 10 + (b - '0');
        }
        head.status = status;
        return stop <= end ? stop : PARTIAL;
    }

    /** Reads field lines up to the empty line: the offset behind it, or what went wrong. */
    private static long fields(MemorySegment bytes, long from, long end, ResponseHead head) {
        long p = from;
        while (true) {
            if (p < end && bytes.get(Words.BYTE, p) == FieldScanner.CR) {
                return FieldScanner.lineEnd(bytes, p, end);
            }
            long colon = FieldScanner.nameEnd(bytes, p, end);
            if (colon <= 0) {
                return colon;
            }
            long cr = valueEnd(bytes, colon + 1, end);
            if (cr <= 0) {
                return cr;
            }
            if (!field(bytes, p, colon, cr, head)) {
                return MALFORMED;
            }
            p = cr + 2;
        }
    }

    /** The CR that ends a value, told by the line behind it (RFC 9112 section 5.2). */
    private static long valueEnd(MemorySegment bytes, long from, long end) {
        long cr = FieldScanner.valueEnd(bytes, from, end);
        if (cr <= 0) {
            return cr;
        }
        long line = cr + 2;
        if (line >= end) {
            return PARTIAL;
        }
        byte first = bytes.get(Words.BYTE, line);
        return first == FieldScanner.SP || first == FieldScanner.HTAB
                ? foldedEnd(bytes, line, end)
                : cr;
    }

    /** The same for a value that goes on at `from`, after a line end. */
    private static long foldedEnd(MemorySegment bytes, long from, long end) {
        long line = from;
        while (true) {
            long cr = FieldScanner.valueEnd(bytes, line, end);
            if (cr <= 0) {
                return cr;
            }
            line = cr + 2;
            if (line >= end) {
                return PARTIAL;
            }
            byte first = bytes.get(Words.BYTE, line);
            if (first != FieldScanner.SP && first != FieldScanner.HTAB) {
                return cr;
            }
        }
    }

    /** Takes what a field says about framing: false when it makes the framing unknown. */
    private static boolean field(
            MemorySegment bytes, long name, long colon, long cr, ResponseHead head) {
        switch ((int) (colon - name)) {
            case 10:
                if (FieldName.isConnection(bytes, name)) {
                    long first = FieldValue.skipSpace(bytes, colon + 1, cr);
                    long last = FieldValue.trimEnd(bytes, first, cr);
                    FieldValue.connection(bytes, first, last, head);
                }
                return true;
            case 14:
                return !FieldName.isContentLength(bytes, name)
                        || contentLength(bytes, colon + 1, cr, head);
            case 17:
                if (FieldName.isTransferEncoding(bytes, name)) {
                    head.codings = FieldValue.codings(bytes, colon + 1, cr, head.codings);
                }
                return (head.codings & FieldValue.BROKEN_CODING) == 0;
            default:
                return true;
        }
    }

    /** RFC 9112 section 6.3: the same number again, also in a list, is taken once. */
    private static boolean contentLength(
            MemorySegment bytes, long from, long to, ResponseHead head) {
        long at = from;
        do {
            long stop = FieldValue.elementEnd(bytes, at, to);
            long first = FieldValue.skipSpace(bytes, at, stop);
            long length = FieldValue.number(bytes, first, FieldValue.trimEnd(bytes, first, stop));
            boolean other =
                    head.contentLength != MessageHead.NO_LENGTH && head.contentLength != length;
            if (length == FieldValue.NO_NUMBER || length == FieldValue.HUGE || other) {
                return false;
            }
            head.contentLength = length;
            at = stop + 1;
        } while (at <= to);
        return true;
    }

    /** RFC 9112 section 6.3. */
    private static int bodyKind(boolean answersHead, ResponseHead head) {
        int status = head.status;
        if (answersHead || status < 200 || status == 204 || status == 304) {
            return BodyReader.NONE;
        }
        if ((head.codings & FieldValue.CHUNKED_LAST) != 0) {
            return BodyReader.CHUNKED;
        }
        if ((head.codings & FieldValue.OTHER_CODING) != 0) {
            return BodyReader.UNTIL_CLOSE;
        }
        return head.contentLength != MessageHead.NO_LENGTH
                ? BodyReader.LENGTH
                : BodyReader.UNTIL_CLOSE;
    }
}
