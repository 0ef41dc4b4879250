package io.headrace.kernel.abi;

/**
 * {@code <linux/genetlink.h>}.
 *
 * <pre>
 * struct genlmsghdr {
 *     __u8  cmd;       0
 *     __u8  version;   1
 *     __u16 reserved;  2
 * };                   4
 * </pre>
 */
public final class LinuxGenetlink {
    public static final int GENL_ID_CTRL          = 16;
    public static final int CTRL_CMD_GETFAMILY    = 3;
    public static final int CTRL_ATTR_FAMILY_ID   = 1;
    public static final int CTRL_ATTR_FAMILY_NAME = 2;

    public static final int genlmsghdr__size    = 4;
    public static final int genlmsghdr__cmd     = 0;
    public static final int genlmsghdr__version = 1;

    private LinuxGenetlink() {}
}
