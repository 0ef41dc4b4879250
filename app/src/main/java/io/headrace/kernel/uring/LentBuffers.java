package io.headrace.kernel.uring;

import static io.headrace.kernel.abi.LinuxIoUring.*;

import io.headrace.kernel.Memory;

/**
 * Buffers lent to the kernel, which takes the next one when data has come: a provided buffer ring,
 * io_uring_register(2).
 *
 * <p>So thousands of idle connections need no receive buffer each.
 */
public final class LentBuffers {
    /** The group's number, which receives name. */
    public static final int GROUP = 0;

    private final int count;
    private final int size;
    private final long stride;
    private final long entries;
    private final long memory;
    private short tail;

    /**
     * Lends buffers to a ring for the ring's life.
     *
     * @param count how many, a power of two up to 32768
     * @param size bytes of each
     * @param stride bytes from one to the next: not a power of two, or their first lines, often the
     *     only ones used, would share a few sets of the cache
     */
    public LentBuffers(Ring ring, int count, int size, int stride) {
        this.count = count;
        this.size = size;
        this.stride = stride;
        memory = Memory.map((long) count * stride);
        entries = Memory.map((long) count * io_uring_buf__size);
        long what = Memory.map(io_uring_buf_reg__size);
        Memory.putLong(what + io_uring_buf_reg__ring_addr, entries);
        Memory.putInt(what + io_uring_buf_reg__ring_entries, count);
        Memory.putShort(what + io_uring_buf_reg__bgid, (short) GROUP);
        ring.register(IORING_REGISTER_PBUF_RING, what, 1, "IORING_REGISTER_PBUF_RING");
        Memory.unmap(what, io_uring_buf_reg__size);
        for (int i = 0; i < count; i++) {
            fill(entry(i), i);
            tail++;
        }
        publish();
    }

    /** Tries whether buffers can be lent to a ring, and throws if not. */
    static void probe(Ring ring) {
        new LentBuffers(ring, 1, 64, 64).free();
    }

    private long entry(int at) {
        return entries + (long) (at & (count - 1)) * io_uring_buf__size;
    }

    private void fill(long entry, int id) {
        Memory.putLong(entry + io_uring_buf__addr, address(id));
        Memory.putInt(entry + io_uring_buf__len, size);
        Memory.putShort(entry + io_uring_buf__bid, (short) id);
    }

    /** Whether a completion has used one. */
    public static boolean hasBuffer(int flags) {
        return (flags & IORING_CQE_F_BUFFER) != 0;
    }

    /** The buffer that a completion has used. */
    public static int id(int flags) {
        return flags >>> IORING_CQE_BUFFER_SHIFT;
    }

    public long address(int id) {
        return memory + id * stride;
    }

    /**
     * Lends one again; the kernel sees it after {@link #publish}.
     *
     * <p>They mostly come back in the order in which they were lent, so their entries are still
     * right, and untouched entries stay in the caches of both sides.
     */
    public void giveBack(int id) {
        long entry = entry(tail);
        if (Memory.getShort(entry + io_uring_buf__bid) != (short) id) {
            fill(entry, id);
        }
        tail++;
    }

    /** Shows the kernel what was given back. */
    public void publish() {
        Memory.putShortRelease(entries + io_uring_buf__resv, tail);
    }

    /** Frees the memory, after the ring is closed. */
    public void free() {
        Memory.unmap(memory, count * stride);
        Memory.unmap(entries, (long) count * io_uring_buf__size);
    }
}
