package io.headrace.http;

import java.lang.foreign.MemorySegment;

/**
 * The path of a request target as a name: percent-decoded, without query, empty segments and dot
 * segments (RFC 3986 sections 2.1 and 5.2.4). One per loop.
 *
 * <p>Dots are taken out after decoding, so `%2e%2e` is `..`, and `%2f` is a slash: what comes out
 * begins with a slash and has no segment that leads upwards, however it was written.
 */
public final class TargetPath {
    /** Longest path: a request line has no more. */
    public static final int MAX = RequestScanner.MAX_REQUEST_LINE;

    /** The path is whole. */
    public static final int WHOLE = 0;

    /** An escape is broken, or there is a zero byte. */
    public static final int MALFORMED = -400;

    /** The path leads above its first slash. */
    public static final int OUTSIDE = -404;

    private static final int NO_BYTE = -1;

    private final MemorySegment bytes;
    private final long buffer;
    private long address;
    private int length;

    /**
     * A path to be used again for each request.
     *
     * @param bytes memory in which offsets are addresses
     * @param buffer of {@link #MAX} bytes, for paths that are not written as they are
     */
    public TargetPath(MemorySegment bytes, long buffer) {
        this.bytes = bytes;
        this.buffer = buffer;
    }

    /** The offset of the path's first byte, which is a slash; valid as long as the request. */
    public long address() {
        return address;
    }

    /** Bytes of the path. */
    public int length() {
        return length;
    }

    /**
     * Reads the path of a scanned request.
     *
     * @return {@link #WHOLE}, {@link #MALFORMED} or {@link #OUTSIDE}
     */
    public int read(RequestHead head) {
        long from = start(head.target, head.targetEnd);
        address = from;
        for (long p = from; p < head.targetEnd; p++) {
            byte b = bytes.get(Words.BYTE, p);
            if (b == '?') {
                return plain(from, p);
            }
            if (b == '%' || (b == '/' && isOddAfterSlash(p + 1, head.targetEnd))) {
                return decode(from, head.targetEnd);
            }
        }
        return plain(from, head.targetEnd);
    }

    /** Behind the authority of an absolute-form (RFC 9112 section 3.2.2). */
    private long start(long target, long end) {
        byte first = bytes.get(Words.BYTE, target);
        if (first == '/') {
            return target;
        }
        long p = target;
        int slashes = 0;
        for (; p < end && slashes < 3; p++) {
            byte b = bytes.get(Words.BYTE, p);
            if (b == '?') {
                break;
            }
            slashes += b == '/' ? 1 : 0;
        }
        return slashes == 3 ? p - 1 : end;
    }

    private boolean isOddAfterSlash(long at, long end) {
        if (at >= end) {
            return false;
        }
        byte b = bytes.get(Words.BYTE, at);
        return b == '/' || b == '.';
    }

    /** A target without a path means the root: `*`, or an absolute-form that ends early. */
    private int plain(long from, long end) {
        address = from;
        length = (int) (end - from);
        if (length == 0) {
            bytes.set(Words.BYTE, buffer, (byte) '/');
            address = buffer;
            length = 1;
        }
        return WHOLE;
    }

    private int decode(long from, long end) {
        address = buffer;
        length = 0;
        put('/');
        long p = from;
        while (p < end) {
            int b = bytes.get(Words.BYTE, p);
            if (b == '?') {
                break;
            }
            if (b == '%') {
                b = escaped(p + 1, end);
                p += 2;
            }
            p++;
            if (b == 0 || b == NO_BYTE) {
                return MALFORMED;
            }
            if (b != '/') {
                put(b);
            } else if (!endSegment()) {
                return OUTSIDE;
            }
        }
        return endsWithDots() && !endSegment() ? OUTSIDE : WHOLE;
    }

    private void put(int b) {
        bytes.set(Words.BYTE, buffer + length, (byte) b);
        length++;
    }

    /** The byte of two hexadecimal digits, as 0 to 255, or {@link #NO_BYTE}. */
    private int escaped(long at, long end) {
        if (end - at < 2) {
            return NO_BYTE;
        }
        int high = Character.digit(bytes.get(Words.BYTE, at), 16);
        int low = Character.digit(bytes.get(Words.BYTE, at + 1), 16);
        return high < 0 || low < 0 ? NO_BYTE : high << 4 | low;
    }

    /** A slash follows: takes dots out, and puts it unless there is one; false when outside. */
    private boolean endSegment() {
        int start = segmentStart(length);
        int count = length - start;
        boolean up = count == 2 && isDot(start) && isDot(start + 1);
        if (up || (count == 1 && isDot(start))) {
            length = start;
            return !up || dropSegment();
        }
        if (count > 0) {
            put('/');
        }
        return true;
    }

    private boolean dropSegment() {
        if (length <= 1) {
            return false;
        }
        length = segmentStart(length - 1);
        return true;
    }

    private boolean endsWithDots() {
        int start = segmentStart(length);
        int count = length - start;
        return count > 0 && count <= 2 && isDot(start) && isDot(length - 1);
    }

    /** The index behind the last slash before the end. */
    private int segmentStart(int end) {
        int start = end;
        while (bytes.get(Words.BYTE, buffer + start - 1) != '/') {
            start--;
        }
        return start;
    }

    private boolean isDot(int index) {
        return bytes.get(Words.BYTE, buffer + index) == '.';
    }
}
