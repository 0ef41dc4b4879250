package io.headrace.kernel.abi;

/**
 * {@code <linux/netlink.h>}.
 *
 * <pre>
 * struct sockaddr_nl {            struct nlmsghdr {          struct nlattr {
 *     sa_family_t nl_family;  0       __u32 nlmsg_len;    0      __u16 nla_len;   0
 *     unsigned short nl_pad;  2       __u16 nlmsg_type;   4      __u16 nla_type;  2
 *     __u32 nl_pid;           4       __u16 nlmsg_flags;  6  };                   4
 *     __u32 nl_groups;        8       __u32 nlmsg_seq;    8
 * };                         12       __u32 nlmsg_pid;   12
 *                                 };                     16
 * </pre>
 */
public final class LinuxNetlink {
    public static final int NETLINK_ROUTE   = 0;
    public static final int NETLINK_GENERIC = 16;

    public static final int NETLINK_CAP_ACK        = 10;
    public static final int NETLINK_EXT_ACK        = 11;
    public static final int NETLINK_GET_STRICT_CHK = 12;

    public static final int NLM_F_REQUEST   = 1;
    public static final int NLM_F_ACK       = 4;
    public static final int NLM_F_DUMP_INTR = 0x10;
    public static final int NLM_F_CAPPED    = 0x100;
    public static final int NLM_F_ACK_TLVS  = 0x200;
    public static final int NLM_F_DUMP      = 0x300;

    public static final int NLMSG_ERROR    = 2;
    public static final int NLMSG_DONE     = 3;
    public static final int NLMSG_MIN_TYPE = 16;

    public static final int NLMSGERR_ATTR_MSG       = 1;
    public static final int NLMSGERR_ATTR_OFFS      = 2;
    public static final int NLMSGERR_ATTR_MISS_TYPE = 5;

    public static final int NLA_F_NESTED  = 0x8000;
    public static final int NLA_TYPE_MASK = 0xffff3fff;

    public static final int nlmsghdr__size        = 16;
    public static final int nlmsghdr__nlmsg_len   = 0;
    public static final int nlmsghdr__nlmsg_type  = 4;
    public static final int nlmsghdr__nlmsg_flags = 6;
    public static final int nlmsghdr__nlmsg_seq   = 8;

    public static final int nlattr__size     = 4;
    public static final int nlattr__nla_len  = 0;
    public static final int nlattr__nla_type = 2;

    public static final int sockaddr_nl__size      = 12;
    public static final int sockaddr_nl__nl_family = 0;
    public static final int sockaddr_nl__nl_pid    = 4;

    private LinuxNetlink() {}
}
