package io.headrace.kernel.abi;

/**
 * {@code <linux/rtnetlink.h>} with {@code <linux/if_link.h>} and {@code <linux/if_addr.h>}.
 *
 * <pre>
 * struct ifinfomsg {                struct ifaddrmsg {             struct tcmsg {
 *     unsigned char  ifi_family; 0      __u8  ifa_family;    0         unsigned char tcm_family; 0
 *     unsigned short ifi_type;   2      __u8  ifa_prefixlen; 1         int   tcm_ifindex;        4
 *     int            ifi_index;  4      __u8  ifa_flags;     2         __u32 tcm_handle;         8
 *     unsigned       ifi_flags;  8      __u8  ifa_scope;     3         __u32 tcm_parent;        12
 *     unsigned       ifi_change;12      __u32 ifa_index;     4         __u32 tcm_info;          16
 * };                            16  };                       8     };                           20
 * </pre>
 */
public final class LinuxRtnetlink {
    public static final int RTM_GETLINK  = 18;
    public static final int RTM_GETADDR  = 22;
    public static final int RTM_GETQDISC = 38;

    public static final int IFLA_IFNAME       = 3;
    public static final int IFLA_XDP          = 43;
    public static final int IFLA_XDP_ATTACHED = 2;

    public static final int IFA_ADDRESS = 1;
    public static final int IFA_LOCAL   = 2;

    public static final int TCA_KIND     = 1;
    public static final int TC_H_ROOT    = 0xffffffff;
    public static final int TC_H_INGRESS = 0xfffffff1;

    public static final int ifinfomsg__size      = 16;
    public static final int ifinfomsg__ifi_index = 4;

    public static final int ifaddrmsg__size          = 8;
    public static final int ifaddrmsg__ifa_prefixlen = 1;
    public static final int ifaddrmsg__ifa_index     = 4;

    public static final int tcmsg__size        = 20;
    public static final int tcmsg__tcm_ifindex = 4;
    public static final int tcmsg__tcm_handle  = 8;
    public static final int tcmsg__tcm_parent  = 12;

    private LinuxRtnetlink() {}
}
