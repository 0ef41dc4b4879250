package io.headrace.loop;

import io.headrace.fault.Fault;

/** The kernel interface that a loop moves its bytes with. */
public enum Engine {
    EPOLL,
    URING;

    /** Its name in options and results. */
    public String word() {
        return this == EPOLL ? "epoll" : "uring";
    }

    /**
     * Opens a transport for the calling thread.
     *
     * @throws Fault when the kernel forbids it
     */
    SocketTransport open() {
        return this == EPOLL ? new EpollTransport() : new UringTransport();
    }
}
