package io.headrace.kernel;

import static io.headrace.kernel.abi.SysMman.MADV_HUGEPAGE;
import static io.headrace.kernel.abi.SysMman.MAP_ANONYMOUS;
import static io.headrace.kernel.abi.SysMman.MAP_NORESERVE;
import static io.headrace.kernel.abi.SysMman.MAP_POPULATE;
import static io.headrace.kernel.abi.SysMman.MAP_PRIVATE;
import static io.headrace.kernel.abi.SysMman.MAP_SHARED;
import static io.headrace.kernel.abi.SysMman.PROT_READ;
import static io.headrace.kernel.abi.SysMman.PROT_WRITE;

import io.headrace.kernel.abi.AsmUnistd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Native memory by plain address.
 *
 * <p>{@link #ALL} covers the whole address space, so a hot loop holds one `long` and no segment.
 * The price is that nothing checks an address: only code that owns the memory may use it.
 */
public final class Memory {
    /** All memory; an offset in it is an address. */
    public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final VarHandle SHORT =
            ValueLayout.JAVA_SHORT.varHandle().withInvokeExactBehavior();
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle().withInvokeExactBehavior();

    private Memory() {}

    public static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    public static int getInt(long address) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    public static short getShort(long address) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
    }

    public static long getLong(long address) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
    }

    public static void putByte(long address, byte value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, value);
    }

    public static void putShort(long address, short value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, value);
    }

    public static void putInt(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }

    public static void putLong(long address, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
    }

    /** Reads what another party has written before it set this aligned number. */
    public static int getIntAcquire(long address) {
        return (int) INT.getAcquire(ALL, address);
    }

    /** Sets an aligned number; who sees it sees everything written before. */
    public static void putIntRelease(long address, int value) {
        INT.setRelease(ALL, address, value);
    }

    /** Sets an aligned number; who sees it sees everything written before. */
    public static void putShortRelease(long address, short value) {
        SHORT.setRelease(ALL, address, value);
    }

    public static void copy(long from, long to, long length) {
        MemorySegment.copy(ALL, from, ALL, to, length);
    }

    public static void put(long address, byte[] bytes) {
        put(address, bytes, bytes.length);
    }

    /** Puts the first bytes of an array. */
    public static void put(long address, byte[] bytes, int length) {
        MemorySegment.copy(bytes, 0, ALL, ValueLayout.JAVA_BYTE, address, length);
    }

    public static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, bytes, 0, length);
        return bytes;
    }

    /** Copies bytes out of an array. */
    public static void put(long address, byte[] from, int offset, int length) {
        MemorySegment.copy(from, offset, ALL, ValueLayout.JAVA_BYTE, address, length);
    }

    /** Copies bytes into an array. */
    public static void get(long address, byte[] to, int offset, int length) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, to, offset, length);
    }

    /** A view of memory for what works on buffers; it must not be used after {@link #unmap}. */
    public static ByteBuffer buffer(long address, int length) {
        return ALL.asSlice(address, length).asByteBuffer();
    }

    public static String text(long address, int length) {
        return new String(bytes(address, length), StandardCharsets.ISO_8859_1);
    }

    /**
     * Maps zeroed pages of its own, mmap(2).
     *
     * @return the address; pages are taken from the system when first touched
     */
    public static long map(long length) {
        long address =
                SystemCall.slow(
                        AsmUnistd.SYS_mmap,
                        0,
                        length,
                        PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                        -1,
                        0);
        SystemCall.check(address, "mmap", length + " bytes");
        if (length >= 2 << 20) {
            // Advice only: fewer TLB misses where huge pages are on, no harm where they are off.
            SystemCall.slow(AsmUnistd.SYS_madvise, address, length, MADV_HUGEPAGE, 0, 0, 0);
        }
        return address;
    }

    /**
     * Maps memory that a descriptor shares with the kernel, mmap(2).
     *
     * @param offset which part, as the descriptor's kind defines it
     */
    public static long mapShared(int fd, long offset, long length) {
        return SystemCall.check(
                SystemCall.slow(
                        AsmUnistd.SYS_mmap,
                        0,
                        length,
                        PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_POPULATE,
                        fd,
                        offset),
                "mmap",
                "fd " + fd + ", " + length + " bytes");
    }

    /** Copies bytes into pages of their own that live until {@link #unmap}. */
    public static long map(byte[] bytes) {
        long address = map(Math.max(1, bytes.length));
        put(address, bytes);
        return address;
    }

    public static void unmap(long address, long length) {
        SystemCall.check(
                SystemCall.slow(AsmUnistd.SYS_munmap, address, Math.max(1, length), 0, 0, 0, 0),
                "munmap",
                length + " bytes");
    }
}
