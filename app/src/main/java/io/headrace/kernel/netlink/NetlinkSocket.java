package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.AsmUnistd.SYS_bind;
import static io.headrace.kernel.abi.AsmUnistd.SYS_recvfrom;
import static io.headrace.kernel.abi.AsmUnistd.SYS_sendto;
import static io.headrace.kernel.abi.AsmUnistd.SYS_setsockopt;
import static io.headrace.kernel.abi.AsmUnistd.SYS_socket;
import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_CAP_ACK;
import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_EXT_ACK;
import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_GET_STRICT_CHK;
import static io.headrace.kernel.abi.LinuxNetlink.NLM_F_ACK;
import static io.headrace.kernel.abi.LinuxNetlink.NLM_F_DUMP;
import static io.headrace.kernel.abi.LinuxNetlink.NLM_F_REQUEST;
import static io.headrace.kernel.abi.LinuxNetlink.sockaddr_nl__nl_family;
import static io.headrace.kernel.abi.LinuxNetlink.sockaddr_nl__nl_pid;
import static io.headrace.kernel.abi.LinuxNetlink.sockaddr_nl__size;
import static io.headrace.kernel.abi.SysSocket.AF_NETLINK;
import static io.headrace.kernel.abi.SysSocket.MSG_PEEK;
import static io.headrace.kernel.abi.SysSocket.MSG_TRUNC;
import static io.headrace.kernel.abi.SysSocket.SOCK_CLOEXEC;
import static io.headrace.kernel.abi.SysSocket.SOCK_RAW;
import static io.headrace.kernel.abi.SysSocket.SOL_NETLINK;
import static io.headrace.kernel.abi.SysSocket.SOL_SOCKET;
import static io.headrace.kernel.abi.SysSocket.SO_RCVTIMEO;
import static io.headrace.kernel.abi.SysSocket.timeval__size;

import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.kernel.SystemCall;
import io.headrace.kernel.abi.Errno;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.LongSupplier;

/** A conversation with the kernel by netlink(7): one request, all of its answer, then the next. */
public final class NetlinkSocket implements AutoCloseable {
    /** How often a dump is begun anew when what it tells changes meanwhile. */
    private static final int ATTEMPTS = 8;

    /** The kernel answers at once; without this an answer that is lost would be waited for. */
    private static final long PATIENCE_S = 5;

    private final int fd;
    private int sequence;

    /**
     * Opens one.
     *
     * @param protocol such as {@link io.headrace.kernel.abi.LinuxNetlink#NETLINK_ROUTE}
     * @throws io.headrace.fault.Fault when the kernel refuses
     */
    public NetlinkSocket(int protocol) {
        fd =
                (int)
                        SystemCall.check(
                                SystemCall.slow(
                                        SYS_socket,
                                        AF_NETLINK,
                                        SOCK_RAW | SOCK_CLOEXEC,
                                        protocol,
                                        0,
                                        0,
                                        0),
                                "socket",
                                "AF_NETLINK, protocol " + protocol);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
            // An old kernel lacks some, and answers without them.
            for (int option : List.of(NETLINK_CAP_ACK, NETLINK_EXT_ACK, NETLINK_GET_STRICT_CHK)) {
                SystemCall.slow(
                        SYS_setsockopt, fd, SOL_NETLINK, option, one.address(), Integer.BYTES, 0);
            }
            MemorySegment patience = arena.allocate(timeval__size, Long.BYTES);
            patience.set(ValueLayout.JAVA_LONG, 0, PATIENCE_S);
            SystemCall.slow(
                    SYS_setsockopt,
                    fd,
                    SOL_SOCKET,
                    SO_RCVTIMEO,
                    patience.address(),
                    timeval__size,
                    0);
            MemorySegment any = arena.allocate(sockaddr_nl__size);
            any.set(ValueLayout.JAVA_SHORT, sockaddr_nl__nl_family, (short) AF_NETLINK);
            SystemCall.check(
                    SystemCall.slow(SYS_bind, fd, any.address(), sockaddr_nl__size, 0, 0, 0),
                    "bind",
                    "AF_NETLINK");
        } catch (RuntimeException e) {
            Socket.close(fd);
            throw e;
        }
    }

    /** Asks for one thing: the messages that answer, each without its netlink header. */
    public List<byte[]> ask(Request request) throws Refusal {
        return exchange(request, NLM_F_REQUEST | NLM_F_ACK, Integer.MAX_VALUE).messages();
    }

    /** Asks for all there is of a kind. */
    public List<byte[]> dump(Request request) throws Refusal {
        return dump(request, Integer.MAX_VALUE);
    }

    /**
     * Asks for all there is of a kind, and stops to listen once there are more than so many: the
     * rest is never read, and the socket is only good to be closed then.
     */
    public List<byte[]> dump(Request request, int enough) throws Refusal {
        Replies replies = exchange(request, NLM_F_REQUEST | NLM_F_DUMP, enough);
        for (int i = 1; i < ATTEMPTS && replies.isComplete() && replies.wasInterrupted(); i++) {
            replies = exchange(request, NLM_F_REQUEST | NLM_F_DUMP, enough);
        }
        if (replies.isComplete() && replies.wasInterrupted()) {
            throw Refusal.ours(Errno.EAGAIN, "what is asked for changes all the time");
        }
        return replies.messages();
    }

    private Replies exchange(Request request, int flags, int enough) throws Refusal {
        sequence++;
        Replies replies = new Replies(sequence);
        try (Arena arena = Arena.ofConfined()) {
            byte[] message = request.bytes(flags, sequence);
            MemorySegment sent = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
            retried(() -> SystemCall.slow(SYS_sendto, fd, sent.address(), message.length, 0, 0, 0));
            while (!replies.isComplete() && replies.messages().size() <= enough) {
                receive(replies);
            }
        }
        return replies;
    }

    /** One datagram of the kernel's, however long; those of other senders are dropped. */
    private void receive(Replies replies) throws Refusal {
        int length =
                (int)
                        retried(() ->
                                SystemCall.slow(
                                        SYS_recvfrom, fd, 0, 0, MSG_PEEK | MSG_TRUNC, 0, 0));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.max(length, 1), Long.BYTES);
            MemorySegment sender = arena.allocate(2L * sockaddr_nl__size, Long.BYTES);
            MemorySegment room = sender.asSlice(sockaddr_nl__size);
            room.set(ValueLayout.JAVA_INT, 0, sockaddr_nl__size);
            long n =
                    retried(() ->
                            SystemCall.slow(
                                    SYS_recvfrom,
                                    fd,
                                    buffer.address(),
                                    length,
                                    0,
                                    sender.address(),
                                    room.address()));
            if (sender.get(ValueLayout.JAVA_INT, sockaddr_nl__nl_pid) == 0) {
                replies.take(Memory.bytes(buffer.address(), (int) n));
            }
        }
    }

    /** A call that a signal may end early is made again. */
    private static long retried(LongSupplier call) throws Refusal {
        long result = call.getAsLong();
        while (result == -Errno.EINTR) {
            result = call.getAsLong();
        }
        if (result < 0) {
            throw new Refusal((int) -result, null);
        }
        return result;
    }

    @Override
    public void close() {
        Socket.close(fd);
    }
}
