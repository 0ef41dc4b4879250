package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_eventfd2;
import static io.headrace.kernel.abi.AsmUnistd.SYS_read;
import static io.headrace.kernel.abi.AsmUnistd.SYS_write;
import static io.headrace.kernel.abi.SysEventfd.EFD_CLOEXEC;
import static io.headrace.kernel.abi.SysEventfd.EFD_NONBLOCK;

/** A counter one thread raises to wake another that waits in epoll, eventfd(2). */
public final class EventFd implements AutoCloseable {
    private final int fd;
    private final long one = Memory.map(Long.BYTES);
    private final long sink = Memory.map(Long.BYTES);

    public EventFd() {
        Memory.putLong(one, 1);
        fd =
                (int)
                        SystemCall.check(
                                SystemCall.slow(
                                        SYS_eventfd2, 0, EFD_CLOEXEC | EFD_NONBLOCK, 0, 0, 0, 0),
                                "eventfd2",
                                "");
    }

    public int fd() {
        return fd;
    }

    /** Raises the counter; may be called by any thread. */
    public void raise() {
        SystemCall.fast(SYS_write, fd, one, Long.BYTES, 0, 0, 0);
    }

    /** Sets the counter back to zero. */
    public void clear() {
        SystemCall.fast(SYS_read, fd, sink, Long.BYTES, 0, 0, 0);
    }

    @Override
    public void close() {
        Socket.close(fd);
        Memory.unmap(one, Long.BYTES);
        Memory.unmap(sink, Long.BYTES);
    }
}
