package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_create1;
import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_ctl;
import static io.headrace.kernel.abi.AsmUnistd.SYS_epoll_pwait;
import static io.headrace.kernel.abi.SysEpoll.*;

import io.headrace.kernel.abi.Errno;

/** One epoll instance with its event array, epoll(7). Used by the thread that made it. */
public final class Epoll implements AutoCloseable {
    private static final int EVENTS_MAX = 512;
    private static final int SIGSET_SIZE = 8;

    private final int fd;
    private final long events = Memory.map((long) EVENTS_MAX * epoll_event__size);
    private final long change = Memory.map(epoll_event__size);
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
     * @param timeoutMs 0 returns at once, -1 waits without end
     * @return how many events there are; 0 after the timeout or a signal
     */
    public int await(int timeoutMs) {
        long count = SystemCall.fast(SYS_epoll_pwait, fd, events, EVENTS_MAX, 0, 0, SIGSET_SIZE);
        calls++;
        if (count == 0 && timeoutMs != 0) {
            calls++;
            count =
                    SystemCall.slow(
                            SYS_epoll_pwait, fd, events, EVENTS_MAX, timeoutMs, 0, SIGSET_SIZE);
        }
        if (count < 0) {
            if (count == -Errno.EINTR) {
                return 0;
            }
            throw KernelFault.of("epoll_pwait", "fd " + fd, (int) -count);
        }
        return (int) count;
    }

    /** The `EPOLL…` bits of the i-th event of the last {@link #await}. */
    public int eventsAt(int index) {
        return Memory.getInt(events + (long) index * epoll_event__size + epoll_event__events);
    }

    /** The data of the i-th event of the last {@link #await}. */
    public long dataAt(int index) {
        return Memory.getLong(events + (long) index * epoll_event__size + epoll_event__data);
    }

    /** How often epoll_pwait(2) was called so far. */
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        Socket.close(fd);
        Memory.unmap(events, (long) EVENTS_MAX * epoll_event__size);
        Memory.unmap(change, epoll_event__size);
    }
}
