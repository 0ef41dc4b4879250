package io.headrace.kernel.abi;

/**
 * {@code <sys/stat.h>}.
 *
 * <pre>
 * struct statx {
 *     …
 *     __u16                  stx_mode;     28
 *     __u64                  stx_ino;      32
 *     __u64                  stx_size;     40
 *     …
 *     struct statx_timestamp stx_ctime;    96
 *     struct statx_timestamp stx_mtime;   112
 *     …
 * };                                      256
 *
 * struct statx_timestamp {
 *     __s64 tv_sec;     0
 *     __u32 tv_nsec;    8
 *     …
 * };
 * </pre>
 */
public final class SysStat {
    public static final int S_IFMT  = 0xf000;
    public static final int S_IFDIR = 0x4000;
    public static final int S_IFREG = 0x8000;

    public static final int STATX_BASIC_STATS = 0x7ff;

    public static final int statx__size      = 256;
    public static final int statx__stx_mode  = 28;
    public static final int statx__stx_ino   = 32;
    public static final int statx__stx_size  = 40;
    public static final int statx__stx_ctime = 96;
    public static final int statx__stx_mtime = 112;

    public static final int statx_timestamp__tv_sec  = 0;
    public static final int statx_timestamp__tv_nsec = 8;

    private SysStat() {}
}
