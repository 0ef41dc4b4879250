package io.headrace.http;

/**
 * Reads the line before a chunk byte by byte: `size *( ";" name [ "=" value ] ) CR LF` (RFC 9112
 * section 7.1). Extensions are only checked for where they end.
 */
final class ChunkLine {
    static final int MALFORMED = -1;
    static final int MORE = 0;
    static final int WHOLE = 1;

    /** Bytes of a line with its CR LF; more is malformed. */
    static final int MAX_BYTES = 4 << 10;

    /** A size that another hexadecimal digit would take to 2^62 or above. */
    private static final long MAX_BEFORE_DIGIT = (1L << 58) - 1;

    private static final int FIRST_DIGIT = 0;
    private static final int DIGITS = 1;

    /** White space behind the digits, which only an extension may follow. */
    private static final int BEFORE_EXTENSION = 2;

    private static final int EXTENSION = 3;
    private static final int QUOTED = 4;
    private static final int ESCAPED = 5;
    private static final int LINE_FEED = 6;

    private int state;
    private int count;
    private long size;

    void begin() {
        state = FIRST_DIGIT;
        count = 0;
        size = 0;
    }

    /** The chunk's bytes; 0 is the last chunk. */
    long size() {
        return size;
    }

    /** Takes one byte: {@link #MORE}, {@link #WHOLE} or {@link #MALFORMED}. */
    int take(byte b) {
        if (++count > MAX_BYTES) {
            return MALFORMED;
        }
        switch (state) {
            case FIRST_DIGIT:
                state = DIGITS;
                return digit(b);
            case DIGITS:
                return digitOrEnd(b);
            case LINE_FEED:
                return b == FieldScanner.LF ? WHOLE : MALFORMED;
            default:
                return extension(b);
        }
    }

    private int digit(byte b) {
        int digit = hex(b);
        if (digit < 0 || size > MAX_BEFORE_DIGIT) {
            return MALFORMED;
        }
        size = (size << 4) | digit;
        return MORE;
    }

    private int digitOrEnd(byte b) {
        switch (b) {
            case FieldScanner.CR:
                state = LINE_FEED;
                return MORE;
            case ';':
                state = EXTENSION;
                return MORE;
            case FieldScanner.SP, FieldScanner.HTAB:
                state = BEFORE_EXTENSION;
                return MORE;
            default:
                return digit(b);
        }
    }

    private int extension(byte b) {
        switch (state) {
            case BEFORE_EXTENSION:
                if (b == ';') {
                    state = EXTENSION;
                }
                return b == ';' || b == FieldScanner.SP || b == FieldScanner.HTAB
                        ? MORE
                        : MALFORMED;
            case EXTENSION:
                return plain(b);
            case QUOTED:
                if (b == '"') {
                    state = EXTENSION;
                } else if (b == '\\') {
                    state = ESCAPED;
                }
                return isText(b) ? MORE : MALFORMED;
            default:
                state = QUOTED;
                return isText(b) ? MORE : MALFORMED;
        }
    }

    private int plain(byte b) {
        switch (b) {
            case FieldScanner.CR:
                state = LINE_FEED;
                return MORE;
            case '"':
                state = QUOTED;
                return MORE;
            case ';', '=', FieldScanner.SP, FieldScanner.HTAB:
                return MORE;
            default:
                return FieldScanner.isToken(b) ? MORE : MALFORMED;
        }
    }

    /** What may stand in a field value or a quoted string: no control but the tab. */
    static boolean isText(byte b) {
        return b < 0 || (b >= FieldScanner.SP && b != 0x7f) || b == FieldScanner.HTAB;
    }

    private static int hex(byte b) {
        if (FieldScanner.isDigit(b)) {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
