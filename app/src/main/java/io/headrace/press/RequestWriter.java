package io.headrace.press;

import io.headrace.kernel.Memory;

import java.util.List;

/**
 * Writes one request with its variables: fixed pieces are copied, numbers written digit by digit.
 *
 * <p>Values have their natural width, so that `{seq}` is 7 and not 0000007 to the server; only a
 * body's length is written last, into room kept for it.
 */
final class RequestWriter {
    private static final int DIGITS_MAX = 19;

    /** Room for the length of a body, which spaces may precede (RFC 9110 section 5.5). */
    private static final int LENGTH_DIGITS = 10;

    private enum Kind {
        FIXED,
        SEQUENCE,
        RANDOM,
        PICK,
        BODY_LENGTH
    }

    private final Kind[] kinds;

    /** Where a fixed piece lies; where in the request being written a length goes. */
    private final long[] addresses;

    private final int[] lengths;
    private final long[] leasts;
    private final long[] ranges;
    private final Texts[] picks;
    private final int bodyAt;
    private final boolean answersHead;
    private final int longest;

    RequestWriter(RequestText text) {
        List<Object> pieces = text.pieces();
        int count = pieces.size();
        kinds = new Kind[count];
        addresses = new long[count];
        lengths = new int[count];
        leasts = new long[count];
        ranges = new long[count];
        picks = new Texts[count];
        bodyAt = text.bodyAt();
        answersHead = text.answersHead();
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += pieces.get(i) instanceof byte[] bytes ? fix(i, bytes) : vary(i, pieces.get(i));
        }
        longest = sum;
    }

    private int fix(int at, byte[] bytes) {
        kinds[at] = Kind.FIXED;
        addresses[at] = Memory.map(bytes);
        lengths[at] = bytes.length;
        return bytes.length;
    }

    private int vary(int at, Object variable) {
        picks[at] = Texts.NONE;
        switch ((Variable) variable) {
            case Variable.Sequence() -> kinds[at] = Kind.SEQUENCE;
            case Variable.BodyLength() -> kinds[at] = Kind.BODY_LENGTH;
            case Variable.Random(long least, long most) -> {
                kinds[at] = Kind.RANDOM;
                leasts[at] = least;
                ranges[at] = most - least + 1;
            }
            case Variable.Pick(List<byte[]> texts) -> {
                kinds[at] = Kind.PICK;
                picks[at] = new Texts(texts);
                return picks[at].longest();
            }
        }
        return DIGITS_MAX;
    }

    /** The most bytes it may write. */
    int longest() {
        return longest;
    }

    boolean answersHead() {
        return answersHead;
    }

    /** Writes the next request to an address: how many bytes. */
    int write(long to, Values values) {
        long at = to;
        long bodyFrom = to;
        for (int i = 0; i < kinds.length; i++) {
            if (i == bodyAt) {
                bodyFrom = at;
            }
            if (kinds[i] == Kind.BODY_LENGTH) {
                addresses[i] = at;
            }
            at += writePiece(i, at, values);
        }
        long bodyLength = bodyAt == kinds.length ? 0 : at - bodyFrom;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.BODY_LENGTH) {
                writeLength(addresses[i], bodyLength);
            }
        }
        return (int) (at - to);
    }

    private int writePiece(int piece, long to, Values values) {
        return switch (kinds[piece]) {
            case FIXED -> {
                Memory.copy(addresses[piece], to, lengths[piece]);
                yield lengths[piece];
            }
            case SEQUENCE -> writeNumber(to, values.nextInSequence());
            case RANDOM -> writeNumber(to, leasts[piece] + values.below(ranges[piece]));
            case PICK -> picks[piece].write(to, values);
            case BODY_LENGTH -> LENGTH_DIGITS;
        };
    }

    private static int writeNumber(long to, long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        writeDigits(to + digits - 1, number);
        return digits;
    }

    private static void writeDigits(long last, long number) {
        long rest = number;
        long at = last;
        do {
            Memory.putByte(at--, (byte) ('0' + rest % 10));
            rest /= 10;
        } while (rest > 0);
    }

    private static void writeLength(long to, long length) {
        for (int i = 0; i < LENGTH_DIGITS; i++) {
            Memory.putByte(to + i, (byte) ' ');
        }
        writeDigits(to + LENGTH_DIGITS - 1, length);
    }

    void close() {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == Kind.FIXED) {
                Memory.unmap(addresses[i], lengths[i]);
            } else {
                picks[i].close();
            }
        }
    }
}
