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
 *
 * struct rtmsg {                           struct rtnexthop {
 *     unsigned char rtm_family;   0            unsigned short rtnh_len;     0
 *     unsigned char rtm_dst_len;  1            unsigned char  rtnh_flags;   2
 *     unsigned char rtm_src_len;  2            unsigned char  rtnh_hops;    3
 *     unsigned char rtm_tos;      3            int            rtnh_ifindex; 4
 *     unsigned char rtm_table;    4        };                               8
 *     unsigned char rtm_protocol; 5
 *     unsigned char rtm_scope;    6        struct rtvia {
 *     unsigned char rtm_type;     7            __kernel_sa_family_t rtvia_family; 0
 *     unsigned      rtm_flags;    8            __u8                 rtvia_addr[]; 2
 * };                             12        };
 * </pre>
 */
public final class LinuxRtnetlink {
    public static final int RTM_GETLINK  = 18;
    public static final int RTM_GETADDR  = 22;
    public static final int RTM_GETROUTE = 26;
    public static final int RTM_GETRULE  = 34;
    public static final int RTM_GETQDISC = 38;

    public static final int IFLA_IFNAME        = 3;
    public static final int IFLA_LINKINFO      = 18;
    public static final int IFLA_NUM_TX_QUEUES = 31;
    public static final int IFLA_NUM_RX_QUEUES = 32;
    public static final int IFLA_LINK_NETNSID  = 37;
    public static final int IFLA_GSO_MAX_SEGS  = 40;
    public static final int IFLA_GSO_MAX_SIZE  = 41;
    public static final int IFLA_XDP           = 43;
    public static final int IFLA_GRO_MAX_SIZE  = 58;
    public static final int IFLA_TSO_MAX_SIZE  = 59;
    public static final int IFLA_TSO_MAX_SEGS  = 60;

    public static final int IFLA_INFO_KIND = 1;
    public static final int IFLA_INFO_DATA = 2;
    public static final int IFLA_VLAN_ID   = 1;

    public static final int IFLA_XDP_ATTACHED    = 2;
    public static final int IFLA_XDP_PROG_ID     = 4;
    public static final int IFLA_XDP_DRV_PROG_ID = 5;
    public static final int IFLA_XDP_SKB_PROG_ID = 6;
    public static final int IFLA_XDP_HW_PROG_ID  = 7;
    public static final int XDP_ATTACHED_DRV     = 1;
    public static final int XDP_ATTACHED_SKB     = 2;
    public static final int XDP_ATTACHED_HW      = 3;

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

    public static final int RTA_DST       = 1;
    public static final int RTA_SRC       = 2;
    public static final int RTA_OIF       = 4;
    public static final int RTA_GATEWAY   = 5;
    public static final int RTA_PRIORITY  = 6;
    public static final int RTA_PREFSRC   = 7;
    public static final int RTA_METRICS   = 8;
    public static final int RTA_MULTIPATH = 9;
    public static final int RTA_FLOW      = 11;
    public static final int RTA_TABLE     = 15;
    public static final int RTA_VIA       = 18;
    public static final int RTA_PREF      = 20;
    public static final int RTA_NH_ID     = 30;

    public static final int RTN_UNSPEC      = 0;
    public static final int RTN_UNICAST     = 1;
    public static final int RTN_LOCAL       = 2;
    public static final int RTN_BROADCAST   = 3;
    public static final int RTN_ANYCAST     = 4;
    public static final int RTN_MULTICAST   = 5;
    public static final int RTN_BLACKHOLE   = 6;
    public static final int RTN_UNREACHABLE = 7;
    public static final int RTN_PROHIBIT    = 8;
    public static final int RTN_THROW       = 9;
    public static final int RTN_NAT         = 10;
    public static final int RTN_XRESOLVE    = 11;

    public static final int RTPROT_UNSPEC     = 0;
    public static final int RTPROT_REDIRECT   = 1;
    public static final int RTPROT_KERNEL     = 2;
    public static final int RTPROT_BOOT       = 3;
    public static final int RTPROT_STATIC     = 4;
    public static final int RTPROT_GATED      = 8;
    public static final int RTPROT_RA         = 9;
    public static final int RTPROT_MRT        = 10;
    public static final int RTPROT_ZEBRA      = 11;
    public static final int RTPROT_BIRD       = 12;
    public static final int RTPROT_DNROUTED   = 13;
    public static final int RTPROT_XORP       = 14;
    public static final int RTPROT_NTK        = 15;
    public static final int RTPROT_DHCP       = 16;
    public static final int RTPROT_MROUTED    = 17;
    public static final int RTPROT_KEEPALIVED = 18;
    public static final int RTPROT_BABEL      = 42;
    public static final int RTPROT_OPENR      = 99;
    public static final int RTPROT_BGP        = 186;
    public static final int RTPROT_ISIS       = 187;
    public static final int RTPROT_OSPF       = 188;
    public static final int RTPROT_RIP        = 189;
    public static final int RTPROT_EIGRP      = 192;

    public static final int RT_SCOPE_UNIVERSE = 0;
    public static final int RT_SCOPE_SITE     = 200;
    public static final int RT_SCOPE_LINK     = 253;
    public static final int RT_SCOPE_HOST     = 254;
    public static final int RT_SCOPE_NOWHERE  = 255;

    public static final int RTM_F_CLONED = 0x200;

    public static final int RTNH_F_DEAD       = 1;
    public static final int RTNH_F_PERVASIVE  = 2;
    public static final int RTNH_F_ONLINK     = 4;
    public static final int RTNH_F_OFFLOAD    = 8;
    public static final int RTNH_F_LINKDOWN   = 16;
    public static final int RTNH_F_UNRESOLVED = 32;
    public static final int RTNH_F_TRAP       = 64;

    public static final int RTAX_LOCK               = 1;
    public static final int RTAX_MTU                = 2;
    public static final int RTAX_WINDOW             = 3;
    public static final int RTAX_RTT                = 4;
    public static final int RTAX_RTTVAR             = 5;
    public static final int RTAX_SSTHRESH           = 6;
    public static final int RTAX_CWND               = 7;
    public static final int RTAX_ADVMSS             = 8;
    public static final int RTAX_REORDERING         = 9;
    public static final int RTAX_HOPLIMIT           = 10;
    public static final int RTAX_INITCWND           = 11;
    public static final int RTAX_FEATURES           = 12;
    public static final int RTAX_RTO_MIN            = 13;
    public static final int RTAX_INITRWND           = 14;
    public static final int RTAX_QUICKACK           = 15;
    public static final int RTAX_CC_ALGO            = 16;
    public static final int RTAX_FASTOPEN_NO_COOKIE = 17;

    public static final int rtmsg__size         = 12;
    public static final int rtmsg__rtm_family   = 0;
    public static final int rtmsg__rtm_dst_len  = 1;
    public static final int rtmsg__rtm_src_len  = 2;
    public static final int rtmsg__rtm_tos      = 3;
    public static final int rtmsg__rtm_table    = 4;
    public static final int rtmsg__rtm_protocol = 5;
    public static final int rtmsg__rtm_scope    = 6;
    public static final int rtmsg__rtm_type     = 7;
    public static final int rtmsg__rtm_flags    = 8;

    public static final int rtnexthop__size         = 8;
    public static final int rtnexthop__rtnh_len     = 0;
    public static final int rtnexthop__rtnh_flags   = 2;
    public static final int rtnexthop__rtnh_hops    = 3;
    public static final int rtnexthop__rtnh_ifindex = 4;

    public static final int rtvia__rtvia_addr = 2;

    private LinuxRtnetlink() {}
}
