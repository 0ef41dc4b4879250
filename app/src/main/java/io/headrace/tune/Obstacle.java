package io.headrace.tune;

import io.headrace.kernel.KernelFault;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.netlink.Refusal;

/** Why a setting cannot be read or written now: the kernel's answer, or that it is not there. */
public final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;

    private final int errno;

    private Obstacle(int errno, String text) {
        super(text);
        this.errno = errno;
    }

    /** There is nothing of that name now. */
    static Obstacle missing(String what) {
        return new Obstacle(Errno.ENOENT, what);
    }

    static Obstacle of(Refusal refusal) {
        return new Obstacle(refusal.errno(), String.valueOf(refusal.getMessage()));
    }

    /** The kernel's answer to a file. */
    static Obstacle of(String path, int errno) {
        String cause = cause(errno);
        return new Obstacle(
                errno,
                path + ": " + KernelFault.name(errno) + (cause.isEmpty() ? "" : ", " + cause));
    }

    /** A positive error number. */
    public int errno() {
        return errno;
    }

    /** Whether more rights, and nothing else, would help. */
    public boolean isForbidden() {
        return errno == Errno.EACCES || errno == Errno.EPERM || errno == Errno.EROFS;
    }

    /** Whether it may go away by itself at once, kernel/irq/manage.c (Linux 6.12). */
    boolean isPassing() {
        return errno == Errno.EAGAIN || errno == Errno.EBUSY;
    }

    /**
     * What such an answer means for a setting of this program's, kernel/irq/proc.c among others.
     */
    private static String cause(int errno) {
        return switch (errno) {
            case Errno.EIO -> "the kernel manages it itself, as an interrupt spread by its driver";
            case Errno.EPERM -> "not to be changed, or only with CAP_NET_ADMIN";
            case Errno.EACCES -> "only root may, or a container shows it read-only";
            case Errno.EROFS -> "it is mounted read-only, as containers have it";
            case Errno.EINVAL -> "no such value, or no CPU of it is online";
            case Errno.ENOSPC -> "the CPU has no interrupt vector left";
            case Errno.ERANGE, Errno.EOVERFLOW -> "a CPU that is not possible here";
            case Errno.ENOENT -> "there is no such file";
            default -> "";
        };
    }
}
