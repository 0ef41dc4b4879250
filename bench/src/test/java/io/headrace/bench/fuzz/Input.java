package io.headrace.bench.fuzz;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The bytes of one run, in native memory that ends with them: reading one byte more is refused.
 *
 * <p>The refusal is an exception and not the signal of a forbidden page, so that the fuzzer keeps
 * the input that caused it.
 */
final class Input implements AutoCloseable {
    /** The offset of the first byte, which is above 0 as an address is. */
    static final long FROM = 1;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment all;

    Input(byte[] bytes) {
        all = arena.allocate(FROM + bytes.length);
        MemorySegment.copy(bytes, 0, all, ValueLayout.JAVA_BYTE, FROM, bytes.length);
    }

    /** Memory that ends behind the first `length` bytes. */
    MemorySegment first(int length) {
        return all.asSlice(0, FROM + length);
    }

    @Override
    public void close() {
        arena.close();
    }
}
