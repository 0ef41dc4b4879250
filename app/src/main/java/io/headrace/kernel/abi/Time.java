package io.headrace.kernel.abi;

/**
 * {@code <time.h>}.
 *
 * <pre>
 * struct timespec {
 *     time_t tv_sec;    0
 *     long   tv_nsec;   8
 * };                   16
 * </pre>
 */
public final class Time {
    public static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    public static final int CLOCK_THREAD_CPUTIME_ID  = 3;

    public static final int timespec__size    = 16;
    public static final int timespec__tv_sec  = 0;
    public static final int timespec__tv_nsec = 8;

    private Time() {}
}
