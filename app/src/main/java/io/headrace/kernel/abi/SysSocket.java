package io.headrace.kernel.abi;

/** {@code <sys/socket.h>}. */
public final class SysSocket {
    public static final int AF_UNIX    = 1;
    public static final int AF_INET    = 2;
    public static final int AF_INET6   = 10;
    public static final int AF_NETLINK = 16;

    public static final int SOCK_STREAM   = 1;
    public static final int SOCK_DGRAM    = 2;
    public static final int SOCK_RAW      = 3;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int SOCK_CLOEXEC  = 0x80000;

    public static final int SOL_SOCKET   = 1;
    public static final int SOL_NETLINK  = 270;
    public static final int SO_REUSEADDR = 2;
    public static final int SO_ERROR     = 4;
    public static final int SO_LINGER    = 13;
    public static final int SO_REUSEPORT = 15;
    public static final int SO_RCVTIMEO  = 20;

    public static final int MSG_PEEK     = 0x2;
    public static final int MSG_TRUNC    = 0x20;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int MSG_WAITALL  = 0x100;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_MORE     = 0x8000;

    public static final int SHUT_WR = 1;

    public static final int timeval__size = 16;

    private SysSocket() {}
}
