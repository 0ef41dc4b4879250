package io.headrace.loop;

import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.uring.LentBuffers;
import io.headrace.kernel.uring.Ring;
import io.headrace.kernel.uring.Submission;

/**
 * What a transport asks of its ring, each operation marked with its kind and, below it, the
 * connection's tag: one that completes after its connection has closed finds nothing.
 */
final class Operations {
    private static final int KIND_SHIFT = 60;
    static final long TAG_MASK = (1L << KIND_SHIFT) - 1;

    static final long RECEIVE = 0;
    static final long SEND = 1L << KIND_SHIFT;
    static final long CONNECT = 2L << KIND_SHIFT;
    static final long ROOM = 3L << KIND_SHIFT;
    static final long ACCEPT = 4L << KIND_SHIFT;
    static final long WAKE = 5L << KIND_SHIFT;
    static final long INPUT = 6L << KIND_SHIFT;

    /** Of operations whose success is silent and whose failure means nothing. */
    static final long IGNORED = 7L << KIND_SHIFT;

    private final Ring ring;

    Operations(Ring ring) {
        this.ring = ring;
    }

    /** Whether a receive that ended with this has to be asked for again, and nothing is wrong. */
    static boolean mayGoOn(int result) {
        return result == -Errno.ENOBUFS
                || result == -Errno.ECANCELED
                || result == -Errno.EAGAIN
                || result == -Errno.EINTR;
    }

    void awaitWake(int fd) {
        Submission.awaitReadable(ring.next(), fd, WAKE);
    }

    void accept(int listener, int index) {
        Submission.accept(ring.next(), listener, ACCEPT | index);
    }

    void connect(int fd, Dialer dialer, long tag) {
        int length = dialer.length();
        Submission.connect(ring.next(), fd, dialer.sockaddr(), length, CONNECT | tag);
    }

    void receive(int fd, long tag) {
        Submission.receive(ring.next(), fd, LentBuffers.GROUP, RECEIVE | tag);
    }

    void awaitInput(int fd, long tag) {
        Submission.awaitReadable(ring.next(), fd, INPUT | tag);
    }

    void cancelReceive(long tag) {
        Submission.cancel(ring.next(), RECEIVE | tag, IGNORED);
    }

    void send(int fd, long address, int length, long tag) {
        Submission.send(ring.next(), fd, address, length, SEND | tag);
    }

    void awaitRoom(int fd, long tag) {
        Submission.awaitWritable(ring.next(), fd, ROOM | tag);
    }

    /**
     * Closes a descriptor.
     *
     * @param busy whether operations are with the kernel, which would keep the socket open
     */
    void close(int fd, boolean busy) {
        if (busy) {
            Submission.cancelAll(ring.next(), fd, IGNORED);
        }
        Submission.close(ring.next(), fd, IGNORED);
    }
}
