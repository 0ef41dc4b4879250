package io.headrace.http;

import java.lang.foreign.MemorySegment;

/**
 * Reads the head of an HTTP/1.1 request (RFC 9112 sections 2 to 6) in one pass over plain memory.
 *
 * <p>Strict where two readers could disagree on where a request ends: what is not exactly in the
 * grammar is refused, and the caller answers and closes. Malformed bytes are told as soon as they
 * are read, what a field means when its line is whole, and what is missing when the head is.
 */
public final class RequestScanner {
    /** More bytes are needed. */
    public static final int PARTIAL = 0;

    /** Bytes of a head, with its empty line; longer is 431. */
    public static final int MAX_HEAD = 16 << 10;

    /** Bytes of a request line, with its CR LF; longer is 414. */
    public static final int MAX_REQUEST_LINE = 8 << 10;

    /** Bytes of a body as announced by Content-Length; more is 413. */
    public static final long MAX_BODY = 1L << 30;

    private static final int BAD_REQUEST = -400;
    private static final int LENGTH_REQUIRED = -411;
    private static final int CONTENT_TOO_LARGE = -413;
    private static final int URI_TOO_LONG = -414;
    private static final int EXPECTATION_FAILED = -417;
    private static final int FIELDS_TOO_LARGE = -431;
    private static final int NOT_IMPLEMENTED = -501;

    /** Empty lines before a request line; RFC 9112 section 2.2 asks for at least one. */
    private static final int MAX_EMPTY_LINES = 4;

    private RequestScanner() {}

    /**
     * Reads the request head that starts at `from`.
     *
     * @param bytes memory in which offsets are addresses; only `[from, to)` is read
     * @return the head's length in bytes, {@link #PARTIAL}, or the negated status to answer with
     *     before closing
     */
    public static int scan(MemorySegment bytes, long from, long to, RequestHead head) {
        long end = Math.min(to, from + MAX_HEAD);
        head.clear();
        long start = from;
        if (from < end && bytes.get(Words.BYTE, from) == FieldScanner.CR) {
            start = emptyLines(bytes, from, end);
            if (start <= 0) {
                return error(start);
            }
        }
        long lineLimit = Math.min(end, start + MAX_REQUEST_LINE);
        long at = RequestLine.scan(bytes, start, lineLimit, head);
        if (at <= 0) {
            return at == PARTIAL && lineLimit - start == MAX_REQUEST_LINE ? URI_TOO_LONG : (int) at;
        }
        at = fields(bytes, at, end, head);
        if (at <= 0) {
            return at == PARTIAL && end - from == MAX_HEAD ? FIELDS_TOO_LARGE : error(at);
        }
        int fault = settle(head);
        return fault == 0 ? (int) (at - from) : fault;
    }

    /** The status for an answer of {@link FieldScanner}; a status stays as it is. */
    private static int error(long answer) {
        return answer == FieldScanner.MALFORMED ? BAD_REQUEST : (int) answer;
    }

    private static long emptyLines(MemorySegment bytes, long from, long end) {
        long p = from;
        for (int lines = 0; lines < MAX_EMPTY_LINES; lines++) {
            p = FieldScanner.lineEnd(bytes, p, end);
            if (p <= 0 || p >= end || bytes.get(Words.BYTE, p) != FieldScanner.CR) {
                return p;
            }
        }
        return FieldScanner.MALFORMED;
    }

    /** Reads field lines up to the empty line: the offset behind it, or what went wrong. */
    private static long fields(MemorySegment bytes, long from, long end, RequestHead head) {
        long p = from;
        while (true) {
            if (p < end && bytes.get(Words.BYTE, p) == FieldScanner.CR) {
                return FieldScanner.lineEnd(bytes, p, end);
            }
            long colon = FieldScanner.nameEnd(bytes, p, end);
            if (colon <= 0) {
                return colon;
            }
            long cr = FieldScanner.valueEnd(bytes, colon + 1, end);
            if (cr <= 0) {
                return cr;
            }
            int fault = field(bytes, p, colon, cr, head);
            if (fault != 0) {
                return fault;
            }
            p = cr + 2;
        }
    }

    /** Takes what a field says about framing: 0 or a negated status. */
    private static int field(
            MemorySegment bytes, long name, long colon, long cr, RequestHead head) {
        switch ((int) (colon - name)) {
            case 4:
                return FieldName.isHost(bytes, name) ? host(bytes, colon + 1, cr, head) : 0;
            case 6:
                return FieldName.isExpect(bytes, name) ? expect(bytes, colon + 1, cr, head) : 0;
            case 10:
                return FieldName.isConnection(bytes, name)
                        ? connection(bytes, colon + 1, cr, head)
                        : 0;
            case 14:
                return FieldName.isContentLength(bytes, name)
                        ? contentLength(bytes, colon + 1, cr, head)
                        : 0;
            case 17:
                return FieldName.isTransferEncoding(bytes, name)
                        ? transferEncoding(bytes, colon + 1, cr, head)
                        : 0;
            default:
                return 0;
        }
    }

    /** RFC 9112 section 3.2: one Host field, with a valid value. */
    private static int host(MemorySegment bytes, long from, long to, RequestHead head) {
        if (head.hasHost) {
            return BAD_REQUEST;
        }
        head.hasHost = true;
        long first = FieldValue.skipSpace(bytes, from, to);
        return Authority.isValid(bytes, first, FieldValue.trimEnd(bytes, first, to))
                ? 0
                : BAD_REQUEST;
    }

    /** RFC 9110 section 10.1.1. */
    private static int expect(MemorySegment bytes, long from, long to, RequestHead head) {
        long at = from;
        while (at < to) {
            long stop = FieldValue.elementEnd(bytes, at, to);
            long first = FieldValue.skipSpace(bytes, at, stop);
            long last = FieldValue.trimEnd(bytes, first, stop);
            if (first < last) {
                if (!FieldValue.isContinue(bytes, first, last)) {
                    return EXPECTATION_FAILED;
                }
                head.saysContinue = true;
            }
            at = stop + 1;
        }
        return 0;
    }

    private static int connection(MemorySegment bytes, long from, long to, RequestHead head) {
        long first = FieldValue.skipSpace(bytes, from, to);
        FieldValue.connection(bytes, first, FieldValue.trimEnd(bytes, first, to), head);
        return 0;
    }

    /** RFC 9112 section 6.2. The same value twice is refused too: no honest client does that. */
    private static int contentLength(MemorySegment bytes, long from, long to, RequestHead head) {
        if (head.contentLength != MessageHead.NO_LENGTH) {
            return BAD_REQUEST;
        }
        long first = FieldValue.skipSpace(bytes, from, to);
        long length = FieldValue.number(bytes, first, FieldValue.trimEnd(bytes, first, to));
        head.contentLength = length;
        if (length == FieldValue.NO_NUMBER) {
            return BAD_REQUEST;
        }
        return length > MAX_BODY ? CONTENT_TOO_LARGE : 0;
    }

    /** RFC 9112 section 6.1. An empty list element is refused too. */
    private static int transferEncoding(MemorySegment bytes, long from, long to, RequestHead head) {
        int codings = FieldValue.codings(bytes, from, to, head.codings);
        head.codings = codings;
        int refused = FieldValue.BROKEN_CODING | FieldValue.EMPTY_CODING;
        boolean chunkedInside =
                (codings & (FieldValue.CHUNKED_SEEN | FieldValue.CHUNKED_LAST))
                        == FieldValue.CHUNKED_SEEN;
        if ((codings & refused) != 0 || chunkedInside || head.minorVersion == 0) {
            return BAD_REQUEST;
        }
        return (codings & FieldValue.OTHER_CODING) != 0 ? NOT_IMPLEMENTED : 0;
    }

    /** What only the whole head can tell: the body's kind, and what is missing. */
    private static int settle(RequestHead head) {
        if (!head.hasHost && head.minorVersion > 0) {
            return BAD_REQUEST;
        }
        if (head.codings != 0) {
            head.bodyKind = BodyReader.CHUNKED;
            return head.contentLength == MessageHead.NO_LENGTH ? 0 : BAD_REQUEST;
        }
        if (head.contentLength != MessageHead.NO_LENGTH) {
            head.bodyKind = BodyReader.LENGTH;
            return 0;
        }
        return needsLength(head.method) ? LENGTH_REQUIRED : 0;
    }

    private static boolean needsLength(int method) {
        return method == Method.POST || method == Method.PUT || method == Method.PATCH;
    }
}
