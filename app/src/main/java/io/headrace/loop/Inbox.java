package io.headrace.loop;

import io.headrace.kernel.Memory;

import java.util.ArrayDeque;

/**
 * The bytes of one connection that arrived and were not consumed.
 *
 * <p>Only a connection with a part of a message has one: whole messages are parsed where they were
 * received, in memory all connections of a loop share and which therefore stays in the cache.
 */
final class Inbox {
    /** Also the size of the shared receive memory, so what one receive brings always fits. */
    static final int CAPACITY = 1 << 17;

    private long address = Memory.map(CAPACITY);
    private int capacity = CAPACITY;
    int length;

    long address() {
        return address;
    }

    /** Adds bytes behind the others. */
    void append(long from, int count) {
        if (length + count > capacity) {
            grow(length + count);
        }
        Memory.copy(from, address + length, count);
        length += count;
    }

    /** Only for what was on its way when the kernel was told to read no more. */
    private void grow(int needed) {
        int larger = Math.max(needed, 2 * capacity);
        long moved = Memory.map(larger);
        Memory.copy(address, moved, length);
        Memory.unmap(address, capacity);
        address = moved;
        capacity = larger;
    }

    /** Inboxes not in use, for one loop. */
    static final class Pool {
        private final ArrayDeque<Inbox> free = new ArrayDeque<>();

        Inbox take() {
            Inbox inbox = free.poll();
            return inbox == null ? new Inbox() : inbox;
        }

        void give(Inbox inbox) {
            inbox.length = 0;
            if (inbox.capacity == CAPACITY) {
                free.push(inbox);
            } else {
                Memory.unmap(inbox.address, inbox.capacity);
            }
        }

        void close() {
            free.forEach(inbox -> Memory.unmap(inbox.address, CAPACITY));
            free.clear();
        }
    }
}
