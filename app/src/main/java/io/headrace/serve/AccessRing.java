package io.headrace.serve;

import io.headrace.kernel.Memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests of one loop on their way into the log: records of fixed size in memory that is taken
 * at the start. One thread adds, one takes out; who finds no room loses its record.
 */
final class AccessRing {
    /** What the log tells instead of a method, where the request was not understood. */
    static final int NO_METHOD = -1;

    /** Bytes of a target that are kept. */
    static final int TARGET_MAX = 224;

    private static final int RECORDS = 16_384;
    private static final int TIME = 0;
    private static final int BYTES = 8;
    private static final int STATUS = 16;
    private static final int METHOD = 20;
    private static final int LENGTH = 24;
    private static final int TARGET = 28;
    private static final int RECORD = 256;

    private final long memory = Memory.map((long) RECORDS * RECORD);
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /** What the adding thread knows of the other one's place. */
    private long knownTaken;

    /** Adds a record: whether there was room. */
    boolean add(int method, long target, int length, int status, long bytes) {
        long place = added.get();
        if (place - knownTaken == RECORDS) {
            knownTaken = taken.get();
            if (place - knownTaken == RECORDS) {
                return false;
            }
        }
        long record = memory + place % RECORDS * RECORD;
        int kept = Math.min(length, TARGET_MAX);
        Memory.putLong(record + TIME, System.currentTimeMillis());
        Memory.putLong(record + BYTES, bytes);
        Memory.putInt(record + STATUS, status);
        Memory.putInt(record + METHOD, method);
        Memory.putInt(record + LENGTH, kept);
        Memory.copy(target, record + TARGET, kept);
        added.lazySet(place + 1);
        return true;
    }

    /** A line for each record. */
    interface Lines {
        void line(long timeMs, int method, String target, int status, long bytes);
    }

    /** Takes all records that are there. */
    void takeAll(Lines lines) {
        long end = added.get();
        for (long place = taken.get(); place < end; place++) {
            long record = memory + place % RECORDS * RECORD;
            lines.line(
                    Memory.getLong(record + TIME),
                    Memory.getInt(record + METHOD),
                    Memory.text(record + TARGET, Memory.getInt(record + LENGTH)),
                    Memory.getInt(record + STATUS),
                    Memory.getLong(record + BYTES));
            taken.lazySet(place + 1);
        }
    }

    void close() {
        Memory.unmap(memory, (long) RECORDS * RECORD);
    }
}
