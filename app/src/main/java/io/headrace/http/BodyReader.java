package io.headrace.http;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/**
 * Finds where one message body after another ends (RFC 9112 sections 6 and 7).
 *
 * <p>One per connection; it keeps its place, so input may be split at any byte.
 */
public final class BodyReader {
    /** No body. */
    public static final int NONE = 0;

    /** A body of a known number of bytes. */
    public static final int LENGTH = 1;

    /** A body in chunks, each with its size. */
    public static final int CHUNKED = 2;

    /** A body that ends with the connection; only responses have it. */
    public static final int UNTIL_CLOSE = 3;

    /** These are no chunks. */
    public static final int MALFORMED = -1;

    /** The chunks are longer together than {@link #limit(long)} allows. */
    public static final int TOO_LARGE = -2;

    private static final int DONE = 0;
    private static final int PLAIN = 1;
    private static final int CHUNK_LINE = 2;
    private static final int CHUNK_DATA = 3;
    private static final int CHUNK_DATA_CR = 4;
    private static final int CHUNK_DATA_LF = 5;
    private static final int TRAILERS = 6;
    private static final int UNBOUNDED = 7;

    /** Gets the bytes of bodies, without chunk sizes and trailers, in the pieces they come in. */
    @FunctionalInterface
    public interface Sink {
        void take(MemorySegment bytes, long from, long count);
    }

    private final @Nullable Sink sink;
    private final ChunkLine line = new ChunkLine();
    private final TrailerSection trailers = new TrailerSection();
    private long limit = Long.MAX_VALUE;
    private int state = DONE;
    private boolean chunked;

    /** Of a body of known length or of one chunk: the bytes to come. */
    private long remaining;

    private long length;

    /** One that only counts. */
    public BodyReader() {
        this(null);
    }

    /** One that also passes bodies on. */
    public BodyReader(@Nullable Sink sink) {
        this.sink = sink;
    }

    /** Sets the most bytes that chunks may have together, for this body and the next. */
    public void limit(long bytes) {
        limit = bytes;
    }

    /**
     * Starts a body.
     *
     * @param kind one of the kinds above
     * @param bytes the length, read only for {@link #LENGTH}
     */
    public void begin(int kind, long bytes) {
        length = 0;
        remaining = 0;
        chunked = kind == CHUNKED;
        switch (kind) {
            case NONE:
                state = DONE;
                break;
            case LENGTH:
                remaining = bytes;
                state = bytes > 0 ? PLAIN : DONE;
                break;
            case CHUNKED:
                line.begin();
                trailers.begin();
                state = CHUNK_LINE;
                break;
            case UNTIL_CLOSE:
                state = UNBOUNDED;
                break;
            default:
                throw new IllegalArgumentException("body kind " + kind);
        }
    }

    /**
     * Takes what belongs to the body; only `[from, to)` is read.
     *
     * @return the offset behind it, which is `to` when more is wanted; or {@link #MALFORMED} or
     *     {@link #TOO_LARGE}, after which the same comes again until {@link #begin}
     */
    public long take(MemorySegment bytes, long from, long to) {
        switch (state) {
            case DONE:
                return from;
            case PLAIN:
                return takeBytes(bytes, from, to, DONE);
            case UNBOUNDED:
                pass(bytes, from, to - from);
                return to;
            default:
                return takeChunks(bytes, from, to);
        }
    }

    /** Whether the body itself tells where it ends, not its head. */
    public boolean endsItself() {
        return chunked;
    }

    /** Whether the whole body was taken. */
    public boolean complete() {
        return state == DONE;
    }

    /** Whether the body is whole if the connection ends here. */
    public boolean completeAtClose() {
        return state == DONE || state == UNBOUNDED;
    }

    /** Bytes of the body taken so far, without chunk sizes and trailers. */
    public long length() {
        return length;
    }

    private void pass(MemorySegment bytes, long from, long count) {
        length += count;
        if (sink != null) {
            sink.take(bytes, from, count);
        }
    }

    private long takeBytes(MemorySegment bytes, long from, long to, int next) {
        long taken = Math.min(remaining, to - from);
        remaining -= taken;
        pass(bytes, from, taken);
        if (remaining == 0) {
            state = next;
        }
        return from + taken;
    }

    private long takeChunks(MemorySegment bytes, long from, long to) {
        long p = from;
        while (p < to && state > DONE) {
            switch (state) {
                case CHUNK_LINE:
                    p = takeLine(bytes, p, to);
                    break;
                case CHUNK_DATA:
                    p = takeBytes(bytes, p, to, CHUNK_DATA_CR);
                    break;
                case CHUNK_DATA_CR:
                    expect(bytes.get(Words.BYTE, p++), FieldScanner.CR, CHUNK_DATA_LF);
                    break;
                case CHUNK_DATA_LF:
                    expect(bytes.get(Words.BYTE, p++), FieldScanner.LF, CHUNK_LINE);
                    break;
                default:
                    p = takeTrailers(bytes, p, to);
                    break;
            }
        }
        return state >= DONE ? p : state;
    }

    private void expect(byte found, byte wanted, int next) {
        state = found == wanted ? next : MALFORMED;
    }

    private long takeLine(MemorySegment bytes, long from, long to) {
        long p = from;
        int progress = ChunkLine.MORE;
        while (p < to && progress == ChunkLine.MORE) {
            progress = line.take(bytes.get(Words.BYTE, p++));
        }
        if (progress == ChunkLine.MALFORMED) {
            state = MALFORMED;
        } else if (progress == ChunkLine.WHOLE) {
            remaining = line.size();
            line.begin();
            if (remaining > limit - length) {
                state = TOO_LARGE;
            } else {
                state = remaining > 0 ? CHUNK_DATA : TRAILERS;
            }
        }
        return p;
    }

    private long takeTrailers(MemorySegment bytes, long from, long to) {
        long p = from;
        int progress = TrailerSection.MORE;
        while (p < to && progress == TrailerSection.MORE) {
            progress = trailers.take(bytes.get(Words.BYTE, p++));
        }
        if (progress == TrailerSection.MALFORMED) {
            state = MALFORMED;
        } else if (progress == TrailerSection.WHOLE) {
            state = DONE;
        }
        return p;
    }
}
