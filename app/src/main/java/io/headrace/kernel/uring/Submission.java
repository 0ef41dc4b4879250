package io.headrace.kernel.uring;

import static io.headrace.kernel.abi.LinuxIoUring.*;
import static io.headrace.kernel.abi.SysEpoll.EPOLLIN;
import static io.headrace.kernel.abi.SysEpoll.EPOLLOUT;
import static io.headrace.kernel.abi.SysSocket.MSG_DONTWAIT;
import static io.headrace.kernel.abi.SysSocket.MSG_NOSIGNAL;
import static io.headrace.kernel.abi.SysSocket.MSG_WAITALL;
import static io.headrace.kernel.abi.SysSocket.SOCK_CLOEXEC;
import static io.headrace.kernel.abi.SysSocket.SOCK_NONBLOCK;

import io.headrace.kernel.Memory;

/** Fills the entries of a submission queue, io_uring_enter(2); all fields are written. */
public final class Submission {
    /**
     * All or nothing, and at once: a short send fails with the count instead of waiting for room,
     * so when the submission is through, the kernel has no more use for the bytes.
     */
    private static final int SEND = MSG_DONTWAIT | MSG_WAITALL | MSG_NOSIGNAL;

    /** Length and flags of the operation are written in one store, as the first four fields are. */
    private static final int OP_FLAGS_SHIFT = (io_uring_sqe__msg_flags - io_uring_sqe__len) * 8;

    private Submission() {}

    /**
     * Sends; a completion comes only when not all could be sent at once. Its result is what could
     * be, or `-EAGAIN`.
     */
    public static void send(long at, int fd, long address, int length, long userData) {
        head(at, IORING_OP_SEND, IOSQE_CQE_SKIP_SUCCESS, 0, fd);
        body(at, 0, address, length, SEND, userData, 0);
    }

    /** Receives into lent buffers, a completion for each, until one comes without F_MORE. */
    public static void receive(long at, int fd, int group, long userData) {
        head(at, IORING_OP_RECV, IOSQE_BUFFER_SELECT, IORING_RECV_MULTISHOT, fd);
        body(at, 0, 0, 0, 0, userData, group);
    }

    /**
     * Accepts, a completion for each connection, until one comes without F_MORE. The sockets do not
     * block: sendfile(2) has no flag for that.
     */
    public static void accept(long at, int fd, long userData) {
        head(at, IORING_OP_ACCEPT, 0, IORING_ACCEPT_MULTISHOT, fd);
        body(at, 0, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC, userData, 0);
    }

    /** Connects; the address must stay until the completion. */
    public static void connect(long at, int fd, long sockaddr, int length, long userData) {
        head(at, IORING_OP_CONNECT, 0, 0, fd);
        body(at, length, sockaddr, 0, 0, userData, 0);
    }

    /** Tells once that there is something to read. */
    public static void awaitReadable(long at, int fd, long userData) {
        head(at, IORING_OP_POLL_ADD, 0, 0, fd);
        body(at, 0, 0, 0, EPOLLIN, userData, 0);
    }

    /** Tells once that there is room to write. */
    public static void awaitWritable(long at, int fd, long userData) {
        head(at, IORING_OP_POLL_ADD, 0, 0, fd);
        body(at, 0, 0, 0, EPOLLOUT, userData, 0);
    }

    /** Cancels one operation by its user data. */
    public static void cancel(long at, long target, long userData) {
        head(at, IORING_OP_ASYNC_CANCEL, IOSQE_CQE_SKIP_SUCCESS, 0, -1);
        body(at, 0, target, 0, 0, userData, 0);
    }

    /** Cancels all operations of a descriptor. */
    public static void cancelAll(long at, int fd, long userData) {
        head(at, IORING_OP_ASYNC_CANCEL, IOSQE_CQE_SKIP_SUCCESS, 0, fd);
        body(at, 0, 0, 0, IORING_ASYNC_CANCEL_FD | IORING_ASYNC_CANCEL_ALL, userData, 0);
    }

    public static void close(long at, int fd, long userData) {
        head(at, IORING_OP_CLOSE, IOSQE_CQE_SKIP_SUCCESS, 0, fd);
        body(at, 0, 0, 0, 0, userData, 0);
    }

    /** The first four fields in one store; both architectures are little endian. */
    private static void head(long at, int opcode, int flags, int ioprio, int fd) {
        long word =
                opcode
                        | (long) flags << (io_uring_sqe__flags * 8)
                        | (long) ioprio << (io_uring_sqe__ioprio * 8)
                        | (long) fd << (io_uring_sqe__fd * 8);
        Memory.putLong(at + io_uring_sqe__opcode, word);
    }

    /** The others; the last two words of an entry are 0 from the start, and stay so. */
    private static void body(
            long at, long off, long addr, int len, int opFlags, long userData, int group) {
        Memory.putLong(at + io_uring_sqe__off, off);
        Memory.putLong(at + io_uring_sqe__addr, addr);
        Memory.putLong(
                at + io_uring_sqe__len, (len & 0xffff_ffffL) | (long) opFlags << OP_FLAGS_SHIFT);
        Memory.putLong(at + io_uring_sqe__user_data, userData);
        Memory.putLong(at + io_uring_sqe__buf_group, group);
    }
}
