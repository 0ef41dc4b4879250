package io.headrace.http;

/**
 * Reads the field lines behind the last chunk byte by byte, with the empty line (RFC 9112 section
 * 7.1.2). What they say is not used: a trailer never changes how a message is framed.
 */
final class TrailerSection {
    static final int MALFORMED = -1;
    static final int MORE = 0;
    static final int WHOLE = 1;

    /** Bytes of all lines with the empty one; more is malformed. */
    static final int MAX_BYTES = 16 << 10;

    private static final int LINE_START = 0;
    private static final int NAME = 1;
    private static final int VALUE = 2;
    private static final int LINE_FEED = 3;
    private static final int LAST_LINE_FEED = 4;

    private int state;
    private int count;

    void begin() {
        state = LINE_START;
        count = 0;
    }

    /** Takes one byte: {@link #MORE}, {@link #WHOLE} or {@link #MALFORMED}. */
    int take(byte b) {
        if (++count > MAX_BYTES) {
            return MALFORMED;
        }
        switch (state) {
            case LINE_START:
                state = b == FieldScanner.CR ? LAST_LINE_FEED : NAME;
                return b == FieldScanner.CR || FieldScanner.isToken(b) ? MORE : MALFORMED;
            case NAME:
                if (b == ':') {
                    state = VALUE;
                }
                return b == ':' || FieldScanner.isToken(b) ? MORE : MALFORMED;
            case VALUE:
                if (b == FieldScanner.CR) {
                    state = LINE_FEED;
                }
                return b == FieldScanner.CR || ChunkLine.isText(b) ? MORE : MALFORMED;
            case LINE_FEED:
                state = LINE_START;
                return b == FieldScanner.LF ? MORE : MALFORMED;
            default:
                return b == FieldScanner.LF ? WHOLE : MALFORMED;
        }
    }
}
