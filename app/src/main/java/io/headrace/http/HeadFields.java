package io.headrace.http;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the field lines of a head that was scanned, for fields that do not decide how a
 * message is framed. Used again for each head; only {@link #value} allocates.
 */
public final class HeadFields {
    private final MemorySegment bytes;
    private long end;
    private long line;
    private long colon;
    private long next;

    /** A walk over heads in memory in which offsets are addresses. */
    public HeadFields(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /** Begins before the first field line of a head that was scanned, whole and valid. */
    public void begin(long address, int length) {
        end = address + length;
        long p = address;
        while (bytes.get(Words.BYTE, p) == FieldScanner.CR) {
            p += 2; // empty lines before the request line
        }
        next = lineEnd(p);
    }

    /** Goes to the next field line, if there is one. */
    public boolean next() {
        line = next;
        if (line >= end || bytes.get(Words.BYTE, line) == FieldScanner.CR) {
            return false;
        }
        colon = FieldScanner.nameEnd(bytes, line, end);
        next = lineEnd(colon);
        return true;
    }

    private long lineEnd(long from) {
        long p = from;
        while (bytes.get(Words.BYTE, p) != FieldScanner.LF) {
            p++;
        }
        return p + 1;
    }

    /** Whether the line's field has this name, given in lower case. */
    public boolean isNamed(byte[] lowerCase) {
        if (colon - line != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte b = bytes.get(Words.BYTE, line + i);
            if ((FieldScanner.isLetter(b) ? b | 0x20 : b) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** The line's value without white space around it. */
    public String value() {
        long stop = next - 2;
        long from = FieldValue.skipSpace(bytes, colon + 1, stop);
        byte[] value = new byte[(int) (FieldValue.trimEnd(bytes, from, stop) - from)];
        MemorySegment.copy(bytes, Words.BYTE, from, value, 0, value.length);
        return new String(value, StandardCharsets.ISO_8859_1);
    }
}
