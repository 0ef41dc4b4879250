package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_clock_gettime;
import static io.headrace.kernel.abi.Time.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** CPU time clocks, clock_gettime(2), in nanoseconds. Wall time is {@link System#nanoTime}. */
public final class Clock {
    private Clock() {}

    /** CPU time of this process, all threads, user and system. */
    public static long processCpuNs() {
        return read(CLOCK_PROCESS_CPUTIME_ID);
    }

    /**
     * CPU time of a thread of this process, or -1 when it has ended.
     *
     * <p>The clock id of a thread is its inverted id and two kind bits, as pthread_getcpuclockid(3)
     * makes it (include/linux/posix-timers.h, Linux 6.1).
     */
    public static long threadCpuNs(int tid) {
        return read((~(long) tid << 3) | 4 | 2);
    }

    private static long read(long clock) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(timespec__size, 8);
            if (SystemCall.fast(SYS_clock_gettime, clock, time.address(), 0, 0, 0, 0) < 0) {
                return -1;
            }
            return time.get(ValueLayout.JAVA_LONG, timespec__tv_sec) * 1_000_000_000L
                    + time.get(ValueLayout.JAVA_LONG, timespec__tv_nsec);
        }
    }
}
