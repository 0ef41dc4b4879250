package io.headrace.observe;

import org.jspecify.annotations.Nullable;

/**
 * What one thread has used, from {@code proc/PID/task/TID/stat}, fs/proc/array.c do_task_stat, and
 * {@code …/schedstat}, fs/proc/base.c proc_pid_schedstat (Linux 6.12).
 *
 * @param name the thread's name, at most 15 bytes; it may hold blanks and parentheses
 * @param ticks user and system time, in ticks of 1/100 s
 * @param startTicks when it started, which tells it from a later thread of the same number
 * @param runNs time on a CPU, finer than ticks; -1 when the kernel does not tell
 * @param waitNs time it was ready and had no CPU; -1 when the kernel does not tell
 * @param cpu where it ran last; -1 when not told
 */
public record TaskStat(
        int pid,
        int tid,
        String name,
        long ticks,
        long startTicks,
        long runNs,
        long waitNs,
        int cpu) {
    // Places after the name, where the state letter is 0; proc(5) counts it as field 3.
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int STARTTIME = 19;
    private static final int PROCESSOR = 36;

    /**
     * Reads the texts of both files.
     *
     * @param stat the text of stat
     * @param schedstat the text of schedstat, or null
     * @return null when stat is not whole, as when the thread ended while it was read
     */
    public static @Nullable TaskStat parse(
            int pid, int tid, String stat, @Nullable String schedstat) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        if (open < 0 || close < open) {
            return null;
        }
        String[] fields = stat.substring(close + 1).strip().split("\\s+", -1);
        if (fields.length <= STARTTIME) {
            return null;
        }
        long[] sched = schedstat(schedstat);
        return new TaskStat(
                pid,
                tid,
                stat.substring(open + 1, close),
                Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]),
                Long.parseLong(fields[STARTTIME]),
                sched[0],
                sched[1],
                fields.length <= PROCESSOR
                        ? (int) Counter.UNKNOWN
                        : Integer.parseInt(fields[PROCESSOR]));
    }

    boolean isSameThreadAs(TaskStat other) {
        return pid == other.pid && tid == other.tid && startTicks == other.startTicks;
    }

    /** A kernel without scheduler statistics prints three zeros: that is unknown, not idle. */
    private static long[] schedstat(@Nullable String text) {
        String[] words = text == null ? new String[0] : text.strip().split("\\s+", -1);
        boolean told = words.length >= 3 && !(words[0] + words[1] + words[2]).equals("000");
        return told
                ? new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])}
                : new long[] {Counter.UNKNOWN, Counter.UNKNOWN};
    }
}
