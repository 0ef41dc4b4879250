package io.headrace.http;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Memory between two pages that nobody may touch: reading one byte beyond ends the process.
 *
 * <p>Input is read as the loops read it, by address in a segment over all memory. A slice of the
 * exact length, from {@link #slice}, tells an over-read first and more politely.
 */
final class GuardedPage {
    /** All memory; an offset in it is an address. */
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final long PAGE = 64 << 10;
    private static final long ROOM = 2 * PAGE;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

    private static final GuardedPage ONLY = new GuardedPage();

    private final long start;

    private GuardedPage() {
        long mapping = map(ROOM + 2 * PAGE);
        start = mapping + PAGE;
        allow(start, ROOM);
    }

    /** Puts the bytes so that they end where the forbidden page starts: their address. */
    static long atEnd(byte[] bytes) {
        return put(bytes, ONLY.start + ROOM - bytes.length);
    }

    /** Puts the bytes so that they start where a forbidden page ends: their address. */
    static long atStart(byte[] bytes) {
        return put(bytes, ONLY.start);
    }

    /** A native segment of exactly these bytes. */
    static MemorySegment slice(byte[] bytes) {
        return Arena.ofAuto()
                .allocate(Math.max(1, bytes.length))
                .asSlice(0, bytes.length)
                .copyFrom(MemorySegment.ofArray(bytes));
    }

    private static long put(byte[] bytes, long address) {
        MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, address, bytes.length);
        return address;
    }

    /** Address space without any right, mmap(2). */
    private static long map(long length) {
        MethodHandle mmap =
                function(
                        "mmap",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG));
        try {
            long address = (long) mmap.invokeExact(0L, length, 0, MAP_PRIVATE_ANONYMOUS, -1, 0L);
            if (address == -1) {
                throw new IllegalStateException("mmap");
            }
            return address;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** mprotect(2). */
    private static void allow(long address, long length) {
        MethodHandle mprotect =
                function(
                        "mprotect",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));
        try {
            int result = (int) mprotect.invokeExact(address, length, PROT_READ_WRITE);
            if (result != 0) {
                throw new IllegalStateException("mprotect");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }
}
