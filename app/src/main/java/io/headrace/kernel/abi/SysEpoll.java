package io.headrace.kernel.abi;

/**
 * {@code <sys/epoll.h>}.
 *
 * <pre>
 * struct epoll_event {      x86-64 (packed)   aarch64
 *     uint32_t events;      0                 0
 *     epoll_data_t data;    4                 8
 * };                        12 bytes          16 bytes
 * </pre>
 */
public final class SysEpoll {
    public static final int EPOLL_CLOEXEC = 0x80000;

    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;
    public static final int EPOLL_CTL_MOD = 3;

    public static final int EPOLLIN    = 0x1;
    public static final int EPOLLOUT   = 0x4;
    public static final int EPOLLERR   = 0x8;
    public static final int EPOLLHUP   = 0x10;
    public static final int EPOLLRDHUP = 0x2000;
    public static final int EPOLLET    = 1 << 31;

    public static final int epoll_event__size   = Arch.pick(12, 16);
    public static final int epoll_event__events = 0;
    public static final int epoll_event__data   = Arch.pick(4, 8);

    private SysEpoll() {}
}
