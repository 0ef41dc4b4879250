package io.headrace.kernel.abi;

/**
 * {@code <sys/resource.h>}.
 *
 * <pre>
 * struct rlimit {
 *     rlim_t rlim_cur;   0
 *     rlim_t rlim_max;   8
 * };                    16
 * </pre>
 */
public final class SysResource {
    public static final int RLIMIT_NOFILE = 7;

    public static final int rlimit__size     = 16;
    public static final int rlimit__rlim_cur = 0;
    public static final int rlimit__rlim_max = 8;

    private SysResource() {}
}
