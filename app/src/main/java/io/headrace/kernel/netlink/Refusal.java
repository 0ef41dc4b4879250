package io.headrace.kernel.netlink;

import io.headrace.kernel.KernelFault;

import org.jspecify.annotations.Nullable;

/**
 * The kernel's refusal of a question, in its own words where it says any (NETLINK_EXT_ACK). Not a
 * fault: a driver that has no such command is an answer, too.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int errno;

    Refusal(int errno, @Nullable String words) {
        super(KernelFault.name(errno) + (words == null ? "" : ": " + words));
        this.errno = errno;
    }

    /** A positive error number. */
    public int errno() {
        return errno;
    }
}
