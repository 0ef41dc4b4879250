package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_create1;
import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_ctl;
import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_pwait;
import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_pwait2;
import static io.headrace.kernel.abi.SysEpoll.*;
import static io.headrace.kernel.abi.Time.*;

import io.headrace.kernel.abi.Errno;

/** One epoll instance with its event array, epoll(7). Used by the thread that made it. */
public final class Epoll implements AutoCloseable {
    private static final int EVENTS_MAX = 512;
    private static final int SIGSET_SIZE = 8;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MILLISECOND_NS = 1_000_000L;

    private final int fd;
    private final long events = Memory.map((long) EVENTS_MAX * epoll_event__size);
    private final long change = Memory.map(epoll_event__size);
    private final long timeout = Memory.map(timespec__size);
    private boolean fineWaits = true;
    private long calls;

    public Epoll() {
        fd =
                (int)
                        SystemCall.check(
                                SystemCall.slow(SYS_epoll_create1, EPOLL_CLOEXEC, 0, 0, 0, 0, 0),
                                "epoll_create1",
                                "EPOLL_CLOEXEC");
    }

    /** Watches a descriptor; its events carry the data. */
    public void add(int watched, int interest, long data) {
        Memory.putInt(change + epoll_event__events, interest);
        Memory.putLong(change + epoll_event__data, data);
        long result = SystemCall.fast(SYS_epoll_ctl, fd, EPOLL_CTL_ADD, watched, change, 0, 0);
        if (result < 0) {
            throw KernelFault.of("epoll_ctl", "EPOLL_CTL_ADD, fd " + watched, (int) -result);
        }
    }

    public void remove(int watched) {
        SystemCall.check(
                SystemCall.fast(SYS_epoll_ctl, fd, EPOLL_CTL_DEL, watched, change, 0, 0),
                "epoll_ctl",
                "EPOLL_CTL_DEL, fd " + watched);
    }

    /**
     * Waits for events.
     *
     * <p>The first look never blocks and so may keep the Java thread state: under load there is
     * always something, and the dearer call is made only by a loop that has time.
     *
     * @param timeoutNs how long at most; 0 returns at once
     * @return how many events there are; 0 after the timeout or a signal
     */
    public int await(long timeoutNs) {
        long count = SystemCall.fast(SYS_epoll_pwait, fd, events, EVENTS_MAX, 0, 0, SIGSET_SIZE);
        calls++;
        if (count == 0 && timeoutNs != 0) {
            calls++;
            count = waitFor(timeoutNs);
        }
        if (count < 0) {
            if (count == -Errno.EINTR) {
                return 0;
            }
            throw KernelFault.of("epoll_pwait", "fd " + fd, (int) -count);
        }
        return (int) count;
    }

    /** To the nanosecond where the kernel can (Linux 5.11), else in whole milliseconds. */
    private long waitFor(long timeoutNs) {
        if (fineWaits) {
            Memory.putLong(timeout + timespec__tv_sec, timeoutNs / SECOND_NS);
            Memory.putLong(timeout + timespec__tv_nsec, timeoutNs % SECOND_NS);
            long count =
                    SystemCall.slow(
                            SYS_epoll_pwait2, fd, events, EVENTS_MAX, timeout, 0, SIGSET_SIZE);
            if (count != -Errno.ENOSYS && count != -Errno.EPERM) {
                return count;
            }
            fineWaits = false;
        }
        long roundedUp = Math.ceilDiv(timeoutNs, MILLISECOND_NS);
        return SystemCall.slow(SYS_epoll_pwait, fd, events, EVENTS_MAX, roundedUp, 0, SIGSET_SIZE);
    }

    /** The `EPOLL…` bits of the i-th event of the last {@link #await}. */
    public int eventsAt(int index) {
        return Memory.getInt(events + (long) index * epoll_event__size + epoll_event__events);
    }

    /** The data of the i-th event of the last {@link #await}. */
    public long dataAt(int index) {
        return Memory.getLong(events + (long) index * epoll_event__size + epoll_event__data);
    }

    /** How often epoll_wait(2), in one of its forms, was called so far. */
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        Socket.close(fd);
        Memory.unmap(events, (long) EVENTS_MAX * epoll_event__size);
        Memory.unmap(change, epoll_event__size);
        Memory.unmap(timeout, timespec__size);
    }
}
