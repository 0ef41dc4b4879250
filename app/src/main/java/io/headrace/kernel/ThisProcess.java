package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_getppid;
import static io.headrace.kernel.abi.AsmUnistd.SYS_gettid;
import static io.headrace.kernel.abi.AsmUnistd.SYS_prctl;
import static io.headrace.kernel.abi.AsmUnistd.SYS_prlimit64;
import static io.headrace.kernel.abi.AsmUnistd.SYS_setsid;
import static io.headrace.kernel.abi.SysPrctl.PR_SET_CHILD_SUBREAPER;
import static io.headrace.kernel.abi.SysPrctl.PR_SET_PDEATHSIG;
import static io.headrace.kernel.abi.SysPrctl.PR_SET_TIMERSLACK;
import static io.headrace.kernel.abi.SysResource.*;

import io.headrace.fault.Fault;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What this process may set for itself: its limits, and what happens when its parent dies. */
public final class ThisProcess {
    private ThisProcess() {}

    /** The kernel's id of the calling thread, gettid(2). */
    public static int threadId() {
        return (int) SystemCall.fast(SYS_gettid, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Lets the calling thread's waits end when they are due, not up to 50 µs later so that wake-ups
     * can be gathered (timer slack, prctl(2)). Where that is refused they end later.
     */
    public static void sharpenTimers() {
        SystemCall.slow(SYS_prctl, PR_SET_TIMERSLACK, 1, 0, 0, 0, 0);
    }

    public static long parentId() {
        return SystemCall.fast(SYS_getppid, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Asks for a signal when the parent ends, whatever ends it, prctl(2).
     *
     * @return whether the parent still lived when the kernel had taken the wish
     */
    public static boolean signalAtDeathOf(long parent, int signal) {
        SystemCall.check(
                SystemCall.slow(SYS_prctl, PR_SET_PDEATHSIG, signal, 0, 0, 0, 0),
                "prctl",
                "PR_SET_PDEATHSIG, " + signal);
        return parentId() == parent;
    }

    /** Makes descendants whose parent ends children of this process, prctl(2). */
    public static void adoptOrphans() {
        SystemCall.check(
                SystemCall.slow(SYS_prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0, 0),
                "prctl",
                "PR_SET_CHILD_SUBREAPER");
    }

    /** Leaves the terminal it was started from, whose end then does not concern it, setsid(2). */
    public static void leaveTerminal() {
        SystemCall.slow(SYS_setsid, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Makes sure that so many descriptors may be open, raising the limit where that is allowed.
     *
     * @param needed how many, all told
     * @param purpose what they are for, as the user said it, such as `-c 100000`
     */
    public static void needDescriptors(long needed, String purpose) {
        long limit = raiseDescriptors(needed);
        if (Long.compareUnsigned(limit, needed) < 0) {
            throw new Fault(
                    Fault.Kind.NOT_PERMITTED,
                    purpose + ": needs " + needed + " file descriptors, the limit is " + limit,
                    "RLIMIT_NOFILE is too low and may not be raised by this user",
                    "ulimit -n " + needed + " as root (CAP_SYS_RESOURCE), or ask for fewer");
        }
    }

    /**
     * Raises the limit of open descriptors to what is wanted, or as near as is allowed.
     *
     * @return the limit, as an unsigned number
     */
    public static long raiseDescriptors(long wanted) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(rlimit__size, 8);
            SystemCall.check(prlimit(0, limit.address()), "prlimit64", "RLIMIT_NOFILE");
            long soft = limit.get(ValueLayout.JAVA_LONG, rlimit__rlim_cur);
            long hard = limit.get(ValueLayout.JAVA_LONG, rlimit__rlim_max);
            if (Long.compareUnsigned(soft, wanted) >= 0 || raise(limit, wanted, hard)) {
                return Long.compareUnsigned(soft, wanted) >= 0 ? soft : wanted;
            }
            raise(limit, hard, hard);
            return hard;
        }
    }

    private static boolean raise(MemorySegment limit, long wanted, long hard) {
        long ceiling = Long.compareUnsigned(hard, wanted) >= 0 ? hard : wanted;
        limit.set(ValueLayout.JAVA_LONG, rlimit__rlim_cur, wanted);
        limit.set(ValueLayout.JAVA_LONG, rlimit__rlim_max, ceiling);
        return prlimit(limit.address(), 0) >= 0;
    }

    private static long prlimit(long newLimit, long oldLimit) {
        return SystemCall.slow(SYS_prlimit64, 0, RLIMIT_NOFILE, newLimit, oldLimit, 0, 0);
    }
}
