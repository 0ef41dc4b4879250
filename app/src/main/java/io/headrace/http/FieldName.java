package io.headrace.http;

import java.lang.foreign.MemorySegment;

/**
 * The field names that decide how a message is framed, compared without regard to case.
 *
 * <p>The caller has checked that the name is a token and as long as the one asked for.
 */
final class FieldName {
    private static final int HOST = (int) Words.folded("host");
    private static final int EXPE = (int) Words.folded("expe");
    private static final short CT = (short) Words.folded("ct");
    private static final long CONNECTI = Words.folded("connecti");
    private static final short ON = (short) Words.folded("on");
    private static final long CONTENT = Words.folded("content-");
    private static final long T_LENGTH = Words.folded("t-length");
    private static final long TRANSFER = Words.folded("transfer");
    private static final long ENCODING = Words.folded("encoding");
    private static final int FOLD = (int) Words.FOLD;

    private FieldName() {}

    static boolean isHost(MemorySegment bytes, long at) {
        return (bytes.get(Words.INT, at) | FOLD) == HOST;
    }

    static boolean isExpect(MemorySegment bytes, long at) {
        return (bytes.get(Words.INT, at) | FOLD) == EXPE
                && (short) (bytes.get(Words.SHORT, at + 4) | FOLD) == CT;
    }

    static boolean isConnection(MemorySegment bytes, long at) {
        return (bytes.get(Words.LONG, at) | Words.FOLD) == CONNECTI
                && (short) (bytes.get(Words.SHORT, at + 8) | FOLD) == ON;
    }

    static boolean isContentLength(MemorySegment bytes, long at) {
        return (bytes.get(Words.LONG, at) | Words.FOLD) == CONTENT
                && (bytes.get(Words.LONG, at + 6) | Words.FOLD) == T_LENGTH;
    }

    static boolean isTransferEncoding(MemorySegment bytes, long at) {
        return (bytes.get(Words.LONG, at) | Words.FOLD) == TRANSFER
                && bytes.get(Words.BYTE, at + 8) == '-'
                && (bytes.get(Words.LONG, at + 9) | Words.FOLD) == ENCODING;
    }
}
