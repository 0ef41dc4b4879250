package io.headrace.kernel.abi;

/**
 * {@code <linux/openat2.h>}.
 *
 * <pre>
 * struct open_how {
 *     __u64 flags;     0
 *     __u64 mode;      8
 *     __u64 resolve;  16
 * };                  24
 * </pre>
 */
public final class LinuxOpenat2 {
    public static final int RESOLVE_NO_MAGICLINKS = 0x02;
    public static final int RESOLVE_BENEATH       = 0x08;

    public static final int open_how__size    = 24;
    public static final int open_how__flags   = 0;
    public static final int open_how__resolve = 16;

    private LinuxOpenat2() {}
}
