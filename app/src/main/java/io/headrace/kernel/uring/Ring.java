package io.headrace.kernel.uring;

import static io.headrace.kernel.abi.AsmUnistd.SYS_io_uring_enter;
import static io.headrace.kernel.abi.AsmUnistd.SYS_io_uring_register;
import static io.headrace.kernel.abi.AsmUnistd.SYS_io_uring_setup;
import static io.headrace.kernel.abi.LinuxIoUring.*;
import static io.headrace.kernel.abi.Time.*;

import io.headrace.fault.Fault;
import io.headrace.kernel.KernelFault;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.kernel.SystemCall;
import io.headrace.kernel.abi.Errno;

/**
 * One io_uring: a queue of submissions to the kernel and a queue of completions from it.
 *
 * <p>Used by the thread that made it alone (SINGLE_ISSUER), and completions come about only within
 * {@link #enter} (DEFER_TASKRUN), so nothing interrupts the thread between two calls.
 */
public final class Ring implements AutoCloseable {
    private static final int SETUP =
            IORING_SETUP_SINGLE_ISSUER
                    | IORING_SETUP_DEFER_TASKRUN
                    | IORING_SETUP_SUBMIT_ALL
                    | IORING_SETUP_CQSIZE;

    /** Descriptor -1 in `io_uring_rsrc_update.offset`: the kernel chooses the place. */
    private static final int ANY_PLACE = -1;

    private static final long SECOND_NS = 1_000_000_000L;

    private static final int ENTER = IORING_ENTER_REGISTERED_RING | IORING_ENTER_GETEVENTS;

    private final int fd;
    private final int entries;
    private final int submissionMask;
    private final int completionMask;
    private final long rings;
    private final long ringsLength;
    private final long submissions;
    private final long completions;
    private final long submissionHead;
    private final long submissionTail;
    private final long completionHead;
    private final long completionTail;

    /** The wait's argument and, behind it, its timeout. */
    private final long argument = Memory.map(io_uring_getevents_arg__size + timespec__size);

    /** The ring's place in this thread's own table, which saves the look-up of a descriptor. */
    private final int place;

    /** Where the next submission goes; the kernel has seen those before `submittedTail`. */
    private int tail;

    private int submittedTail;
    private long calls;

    /**
     * Sets a ring up, io_uring_setup(2).
     *
     * @param submissionEntries how many submissions fit, a power of two
     * @param completionEntries how many completions fit, a power of two
     * @throws io.headrace.fault.Fault when the kernel has no such ring or forbids it
     */
    public Ring(int submissionEntries, int completionEntries) {
        long params = Memory.map(io_uring_params__size);
        Memory.putInt(params + io_uring_params__flags, SETUP);
        Memory.putInt(params + io_uring_params__cq_entries, completionEntries);
        fd = setup(submissionEntries, params);
        entries = Memory.getInt(params + io_uring_params__sq_entries);
        long sq = params + io_uring_params__sq_off;
        long cq = params + io_uring_params__cq_off;
        int all = Memory.getInt(params + io_uring_params__cq_entries);
        // FEAT_SINGLE_MMAP, which every kernel with DEFER_TASKRUN has: one mapping for both.
        ringsLength =
                Math.max(
                        at(sq, io_sqring_offsets__array) + (long) entries * Integer.BYTES,
                        at(cq, io_cqring_offsets__cqes) + (long) all * io_uring_cqe__size);
        rings = Memory.mapShared(fd, IORING_OFF_SQ_RING, ringsLength);
        submissions = Memory.mapShared(fd, IORING_OFF_SQES, (long) entries * io_uring_sqe__size);
        submissionHead = rings + at(sq, io_sqring_offsets__head);
        submissionTail = rings + at(sq, io_sqring_offsets__tail);
        submissionMask = Memory.getInt(rings + at(sq, io_sqring_offsets__ring_mask));
        completionHead = rings + at(cq, io_cqring_offsets__head);
        completionTail = rings + at(cq, io_cqring_offsets__tail);
        completionMask = Memory.getInt(rings + at(cq, io_cqring_offsets__ring_mask));
        completions = rings + at(cq, io_cqring_offsets__cqes);
        useInOrder(rings + at(sq, io_sqring_offsets__array));
        Memory.unmap(params, io_uring_params__size);
        place = registerRing();
        Memory.putLong(
                argument + io_uring_getevents_arg__ts, argument + io_uring_getevents_arg__size);
    }

    private static int setup(int submissionEntries, long params) {
        long result = SystemCall.slow(SYS_io_uring_setup, submissionEntries, params, 0, 0, 0, 0);
        if (result < 0) {
            Memory.unmap(params, io_uring_params__size);
        }
        if (result < 0) {
            throw refusal((int) -result);
        }
        return (int) result;
    }

    private static Fault refusal(int errno) {
        String what = "io_uring_setup: " + KernelFault.name(errno);
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES ->
                    new Fault(
                            Fault.Kind.NOT_PERMITTED,
                            what,
                            "kernel.io_uring_disabled or a seccomp profile forbids it",
                            "set kernel.io_uring_disabled=0, allow it in the container's profile,"
                                    + " or use --engine epoll");
            case Errno.ENOSYS, Errno.EINVAL ->
                    new Fault(
                            Fault.Kind.NOT_PERMITTED,
                            what,
                            "the kernel is older than Linux 6.1",
                            "use --engine epoll");
            default -> KernelFault.of("io_uring_setup", "", errno);
        };
    }

    private static int at(long offsets, int field) {
        return Memory.getInt(offsets + field);
    }

    /** The array between ring and submissions could mix their order; here it never does. */
    private void useInOrder(long array) {
        for (int i = 0; i < entries; i++) {
            Memory.putInt(array + (long) i * Integer.BYTES, i);
        }
    }

    private int registerRing() {
        return changePlace(IORING_REGISTER_RING_FDS, ANY_PLACE, fd, "IORING_REGISTER_RING_FDS");
    }

    private int changePlace(int what, int offset, long data, String name) {
        long update = Memory.map(io_uring_rsrc_update__size);
        Memory.putInt(update + io_uring_rsrc_update__offset, offset);
        Memory.putLong(update + io_uring_rsrc_update__data, data);
        register(what, update, 1, name);
        int chosen = Memory.getInt(update + io_uring_rsrc_update__offset);
        Memory.unmap(update, io_uring_rsrc_update__size);
        return chosen;
    }

    /** Registers something with the ring, io_uring_register(2). */
    void register(int what, long argument, int count, String name) {
        SystemCall.check(
                SystemCall.slow(SYS_io_uring_register, fd, what, argument, count, 0, 0),
                "io_uring_register",
                name);
    }

    // ---- submissions

    /** Room for one more submission, to be filled by {@link Submission}; submits when full. */
    public long next() {
        if (tail - submittedTail == entries) {
            submit();
        }
        return submissions + (long) (tail++ & submissionMask) * io_uring_sqe__size;
    }

    private void submit() {
        Memory.putIntRelease(submissionTail, tail);
        calls++;
        long result =
                SystemCall.fast(
                        SYS_io_uring_enter,
                        place,
                        tail - submittedTail,
                        0,
                        IORING_ENTER_REGISTERED_RING,
                        0,
                        0);
        taken(result);
    }

    /**
     * Submits what is queued, and waits for the first completion.
     *
     * @param timeoutNs how long to wait; 0 only looks
     */
    public void enter(long timeoutNs) {
        Memory.putIntRelease(submissionTail, tail);
        calls++;
        taken(timeoutNs == 0 ? enterNow() : enterWaiting(timeoutNs));
    }

    private long enterNow() {
        int queued = tail - submittedTail;
        return SystemCall.fast(SYS_io_uring_enter, place, queued, 0, ENTER, 0, 0);
    }

    private long enterWaiting(long timeoutNs) {
        long time = argument + io_uring_getevents_arg__size;
        Memory.putLong(time + timespec__tv_sec, timeoutNs / SECOND_NS);
        Memory.putLong(time + timespec__tv_nsec, timeoutNs % SECOND_NS);
        return SystemCall.slow(
                SYS_io_uring_enter,
                place,
                tail - submittedTail,
                1,
                ENTER | IORING_ENTER_EXT_ARG,
                argument,
                io_uring_getevents_arg__size);
    }

    /** Takes note of what the kernel has taken; the rest goes with the next call. */
    private void taken(long result) {
        submittedTail = Memory.getIntAcquire(submissionHead);
        if (result < 0
                && result != -Errno.ETIME
                && result != -Errno.EINTR
                && result != -Errno.EAGAIN) {
            throw KernelFault.of("io_uring_enter", "fd " + fd, (int) -result);
        }
    }

    /** Whether submissions are queued that the kernel has not taken. */
    public boolean hasQueued() {
        return tail != submittedTail;
    }

    // ---- completions

    /** The place of the first completion not yet consumed. */
    public int firstCompletion() {
        return Memory.getInt(completionHead);
    }

    /** The place behind the last completion there is. */
    public int endOfCompletions() {
        return Memory.getIntAcquire(completionTail);
    }

    /** Address of the completion at a place. */
    public long completion(int at) {
        return completions + (long) (at & completionMask) * io_uring_cqe__size;
    }

    /** Gives the room of all completions before a place back. */
    public void consumed(int before) {
        Memory.putIntRelease(completionHead, before);
    }

    public static long userData(long completion) {
        return Memory.getLong(completion + io_uring_cqe__user_data);
    }

    public static int result(long completion) {
        return Memory.getInt(completion + io_uring_cqe__res);
    }

    public static int flags(long completion) {
        return Memory.getInt(completion + io_uring_cqe__flags);
    }

    /** How often the kernel was entered so far. */
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        // The place holds the ring as a descriptor does, and a thread has only sixteen of them.
        changePlace(IORING_UNREGISTER_RING_FDS, place, 0, "IORING_UNREGISTER_RING_FDS");
        Memory.unmap(submissions, (long) entries * io_uring_sqe__size);
        Memory.unmap(rings, ringsLength);
        Memory.unmap(argument, io_uring_getevents_arg__size + timespec__size);
        Socket.close(fd);
    }
}
