package io.headrace.press;

import io.headrace.http.BodyReader;
import io.headrace.kernel.Memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Whether each body of one connection is the expected one.
 *
 * <p>A digest costs more than all the rest of a request, so it is computed until one body has it;
 * from then on bodies are compared with that one.
 */
final class BodyCheck implements BodyReader.Sink {
    /** The first body of the loop that had the digest; empty until then. */
    static final class Proven {
        private final byte[] digest;
        private long address;
        private long length = -1;

        Proven(byte[] digest) {
            this.digest = digest;
        }

        private boolean isKnown() {
            return length >= 0;
        }

        private boolean prove(byte[] body) {
            if (!Arrays.equals(sha256(body), digest)) {
                return false;
            }
            if (isKnown()) {
                return true;
            }
            address = Memory.map(body);
            length = body.length;
            return true;
        }

        private static byte[] sha256(byte[] body) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(body);
            } catch (NoSuchAlgorithmException impossible) {
                throw new AssertionError(impossible);
            }
        }

        void close() {
            if (isKnown()) {
                Memory.unmap(address, Math.max(1, length));
            }
        }
    }

    private final Proven proven;
    private byte[] collected = new byte[0];
    private long taken;
    private boolean same;

    /** Whether no body was known when this one began. */
    private boolean collecting;

    BodyCheck(Proven proven) {
        this.proven = proven;
    }

    /** A body begins. */
    void begin() {
        taken = 0;
        same = true;
        collecting = !proven.isKnown();
    }

    @Override
    public void take(MemorySegment bytes, long from, long count) {
        if (collecting) {
            collect(bytes, from, count);
        } else {
            same &= taken + count <= proven.length && isEqual(bytes, from, count);
        }
        taken += count;
    }

    private boolean isEqual(MemorySegment bytes, long from, long count) {
        long at = proven.address + taken;
        return MemorySegment.mismatch(bytes, from, from + count, Memory.ALL, at, at + count) < 0;
    }

    private void collect(MemorySegment bytes, long from, long count) {
        int end = Math.toIntExact(taken + count);
        if (end > collected.length) {
            collected = Arrays.copyOf(collected, Math.max(end, 2 * collected.length));
        }
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, collected, (int) taken, (int) count);
    }

    /** The body is whole: whether it is the expected one. */
    boolean isRight() {
        if (collecting) {
            return proven.prove(Arrays.copyOf(collected, Math.toIntExact(taken)));
        }
        return same && taken == proven.length;
    }
}
