package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.*;
import static io.headrace.kernel.abi.NetinetIn.IPPROTO_IP;
import static io.headrace.kernel.abi.NetinetIn.IPPROTO_TCP;
import static io.headrace.kernel.abi.NetinetIn.IP_BIND_ADDRESS_NO_PORT;
import static io.headrace.kernel.abi.NetinetTcp.TCP_NODELAY;
import static io.headrace.kernel.abi.SysSocket.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Stream sockets by file descriptor, socket(7).
 *
 * <p>Calls that belong to the hot path return `-errno`; the others throw.
 */
public final class Socket {
    private static final int LISTEN_BACKLOG = 4096;
    private static final int STREAM = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;

    /** The number 1, for options that are switched on. */
    private static final long ONE = one();

    private Socket() {}

    private static long one() {
        long address = Memory.map(Integer.BYTES);
        Memory.putInt(address, 1);
        return address;
    }

    /**
     * Non-blocking listeners on one port, so that each loop has its own accept queue
     * (SO_REUSEPORT). A Unix socket has one queue, of which each gets a descriptor.
     *
     * @throws io.headrace.fault.Fault when the address is not to be had, or another process listens
     *     there: sharing the port with that one would hide half of the requests
     */
    public static int[] listen(Endpoint where, int count) {
        int[] fds = new int[count];
        int opened = 0;
        if (where.isUnix()) {
            return listenUnix(where, fds);
        }
        try {
            if (where.port() > 0) {
                close(listenOnce(where, false));
            }
            Endpoint endpoint = where;
            for (; opened < count; opened++) {
                fds[opened] = listenOnce(endpoint, true);
                endpoint = localEndpoint(fds[opened]);
            }
            return fds;
        } catch (RuntimeException e) {
            for (int i = 0; i < opened; i++) {
                close(fds[i]);
            }
            throw e;
        }
    }

    private static int[] listenUnix(Endpoint where, int[] fds) {
        UnixSocketFile.removeStale(where);
        fds[0] = listenOnce(where, true);
        for (int i = 1; i < fds.length; i++) {
            fds[i] =
                    (int) SystemCall.check(FileBytes.duplicate(fds[0]), "fcntl", "F_DUPFD_CLOEXEC");
        }
        return fds;
    }

    private static int listenOnce(Endpoint where, boolean shared) {
        int fd = open(where.family());
        try {
            if (!where.isUnix()) {
                setOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
                setOption(fd, SOL_SOCKET, SO_REUSEPORT, shared ? 1 : 0);
                // Accepted sockets inherit it: one call per listener instead of one per connection.
                setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
            }
            bind(fd, where);
            SystemCall.check(
                    SystemCall.slow(SYS_listen, fd, LISTEN_BACKLOG, 0, 0, 0, 0),
                    "listen",
                    where.text());
        } catch (RuntimeException e) {
            close(fd);
            throw e;
        }
        return fd;
    }

    /** A non-blocking socket of the family, close-on-exec. */
    public static int open(int family) {
        return (int) SystemCall.check(tryOpen(family), "socket", "family " + family);
    }

    /** The same, or a negative errno. */
    public static int tryOpen(int family) {
        return (int) SystemCall.fast(SYS_socket, family, STREAM, 0, 0, 0, 0);
    }

    /** Lets small pieces leave at once (TCP_NODELAY); 0 or a negative errno. */
    public static int setNoDelay(int fd) {
        return setOne(fd, IPPROTO_TCP, TCP_NODELAY);
    }

    private static int setOne(int fd, int level, int option) {
        return (int) SystemCall.fast(SYS_setsockopt, fd, level, option, ONE, Integer.BYTES, 0);
    }

    /**
     * Binds to an address and leaves the port to connect(2), which may then share it with
     * connections to other targets (IP_BIND_ADDRESS_NO_PORT); 0 or a negative errno.
     */
    public static int bindAddress(int fd, long sockaddr, int length) {
        int result = setOne(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT);
        return result < 0 ? result : (int) SystemCall.fast(SYS_bind, fd, sockaddr, length, 0, 0, 0);
    }

    public static void bind(int fd, Endpoint where) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocateFrom(ValueLayout.JAVA_BYTE, where.sockaddr());
            SystemCall.check(
                    SystemCall.slow(
                            SYS_bind, fd, address.address(), where.sockaddr().length, 0, 0, 0),
                    "bind",
                    where.text());
        }
    }

    /** The address a socket is bound to, getsockname(2); only for IPv4 and IPv6. */
    public static Endpoint localEndpoint(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(128, 8);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 128);
            SystemCall.check(
                    SystemCall.slow(
                            SYS_getsockname, fd, address.address(), length.address(), 0, 0, 0),
                    "getsockname",
                    "fd " + fd);
            return Endpoint.read(address.address());
        }
    }

    public static void setOption(int fd, int level, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_INT, value);
            SystemCall.check(
                    SystemCall.slow(
                            SYS_setsockopt, fd, level, option, memory.address(), Integer.BYTES, 0),
                    "setsockopt",
                    "fd " + fd + ", level " + level + ", option " + option + ", " + value);
        }
    }

    /** The pending error of a socket, 0 when there is none (SO_ERROR). */
    public static int error(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, Integer.BYTES);
            long result =
                    SystemCall.slow(
                            SYS_getsockopt,
                            fd,
                            SOL_SOCKET,
                            SO_ERROR,
                            value.address(),
                            length.address(),
                            0);
            return result < 0 ? (int) -result : value.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /** Starts connecting; 0, or `-EINPROGRESS`, or another negative errno. */
    public static int connect(int fd, long sockaddr, int length) {
        return (int) SystemCall.fast(SYS_connect, fd, sockaddr, length, 0, 0, 0);
    }

    /** The next connection of a listener, or a negative errno. */
    public static int accept(int listener) {
        return (int)
                SystemCall.fast(SYS_accept4, listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC, 0, 0);
    }

    /** Bytes received, 0 at the end of the stream, or a negative errno. */
    public static int receive(int fd, long address, int length) {
        return (int) SystemCall.fast(SYS_recvfrom, fd, address, length, MSG_DONTWAIT, 0, 0);
    }

    /**
     * Bytes the kernel took, or a negative errno; never raises SIGPIPE.
     *
     * @param more whether further bytes follow at once, so that the kernel may wait to fill a
     *     packet
     */
    public static int send(int fd, long address, int length, boolean more) {
        int flags = MSG_DONTWAIT | MSG_NOSIGNAL | (more ? MSG_MORE : 0);
        return (int) SystemCall.fast(SYS_sendto, fd, address, length, flags, 0, 0);
    }

    /** Says that nothing more will be sent; the peer reads to the end of the stream. */
    public static void shutdownWrite(int fd) {
        SystemCall.fast(SYS_shutdown, fd, SHUT_WR, 0, 0, 0, 0);
    }

    /** Closes a descriptor. The kernel frees it whatever it answers, close(2). */
    public static void close(int fd) {
        SystemCall.fast(SYS_close, fd, 0, 0, 0, 0, 0);
    }
}
