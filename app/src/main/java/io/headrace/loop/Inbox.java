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

    final long address = Memory.map(CAPACITY);
    int length;

    /** Inboxes not in use, for one loop. */
    static final class Pool {
        private final ArrayDeque<Inbox> free = new ArrayDeque<>();

        Inbox take() {
            Inbox inbox = free.poll();
            return inbox == null ? new Inbox() : inbox;
        }

        void give(Inbox inbox) {
            inbox.length = 0;
            free.push(inbox);
        }

        void close() {
            free.forEach(inbox -> Memory.unmap(inbox.address, CAPACITY));
            free.clear();
        }
    }
}
