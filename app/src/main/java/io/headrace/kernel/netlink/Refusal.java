package io.headrace.kernel.netlink;

import io.headrace.kernel.KernelFault;

import org.jspecify.annotations.Nullable;

/**
 * The kernel's refusal of a question or of a change, in its own words where it says any
 * (NETLINK_EXT_ACK). Not a fault: a driver that has no such command is an answer, too.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int errno;
    private final @Nullable String words;

    private Refusal(int errno, @Nullable String explanation, @Nullable String words) {
        super(KernelFault.name(errno) + (explanation == null ? "" : ": " + explanation));
        this.errno = errno;
        this.words = words;
    }

    Refusal(int errno, @Nullable String words) {
        this(errno, words, words);
    }

    /** One that is found on this side, such as an answer that cannot be right. */
    static Refusal ours(int errno, String explanation) {
        return new Refusal(errno, explanation, null);
    }

    /** A positive error number. */
    public int errno() {
        return errno;
    }

    /** What the kernel says of it; null when it says nothing more than the number. */
    public @Nullable String words() {
        return words;
    }
}
