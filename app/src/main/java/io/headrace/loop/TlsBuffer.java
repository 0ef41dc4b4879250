package io.headrace.loop;

import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * Bytes on their way through a TLS engine: in an array or in native memory, on whichever the
 * engine's ciphers work faster.
 */
final class TlsBuffer {
    /** Its position is behind the bytes it holds. */
    final ByteBuffer bytes;

    private final int capacity;
    private final byte @Nullable [] array;
    private final long memory;

    TlsBuffer(int capacity, boolean isArray) {
        this.capacity = capacity;
        memory = Memory.map(capacity); // beside an array, its pages are taken when first used
        if (isArray) {
            array = new byte[capacity];
            bytes = ByteBuffer.wrap(array);
        } else {
            array = null;
            bytes = Memory.buffer(memory, capacity);
        }
    }

    /** Adds bytes, for which it has room. */
    void put(long address, int length) {
        int at = bytes.position();
        if (array != null) {
            Memory.get(address, array, at, length);
        } else {
            Memory.copy(address, memory + at, length);
        }
        bytes.position(at + length);
    }

    /** Copies its first bytes. */
    void copyTo(long address, int length) {
        if (array != null) {
            Memory.put(address, array, 0, length);
        } else {
            Memory.copy(memory, address, length);
        }
    }

    /** Where its first bytes lie, until the next call of this method. */
    long address(int length) {
        if (array != null) {
            Memory.put(memory, array, 0, length);
        }
        return memory;
    }

    void close() {
        Memory.unmap(memory, capacity);
    }
}
