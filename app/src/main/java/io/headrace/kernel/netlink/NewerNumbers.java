package io.headrace.kernel.netlink;

/**
 * Numbers of kernels that are newer than the headers the constants of `kernel.abi` are compared
 * with: Documentation/netlink/specs/netdev.yaml and ethtool.yaml (Linux 6.12), include/uapi/linux
 * (Linux 6.15). They never change once they are given out.
 */
public final class NewerNumbers {
    /** The hash of receive queues, Linux 6.3. */
    public static final int ETHTOOL_MSG_RSS_GET = 38;

    public static final int ETHTOOL_A_RSS_HFUNC = 3;
    public static final int ETHTOOL_A_RSS_INDIR = 4;
    public static final int ETHTOOL_A_RSS_HKEY = 5;

    /**
     * The family `netdev`, Linux 6.3; queues and NAPIs 6.8, settings of NAPI 6.13, threads of NAPI
     * 6.17.
     */
    public static final int NETDEV_CMD_QUEUE_GET = 10;

    public static final int NETDEV_CMD_NAPI_GET = 11;
    public static final int NETDEV_CMD_NAPI_SET = 14;

    public static final int NETDEV_A_NAPI_IFINDEX = 1;
    public static final int NETDEV_A_NAPI_ID = 2;
    public static final int NETDEV_A_NAPI_IRQ = 3;
    public static final int NETDEV_A_NAPI_PID = 4;
    public static final int NETDEV_A_NAPI_DEFER_HARD_IRQS = 5;
    public static final int NETDEV_A_NAPI_GRO_FLUSH_TIMEOUT = 6;
    public static final int NETDEV_A_NAPI_IRQ_SUSPEND_TIMEOUT = 7;
    public static final int NETDEV_A_NAPI_THREADED = 8;

    public static final int NETDEV_A_QUEUE_ID = 1;
    public static final int NETDEV_A_QUEUE_IFINDEX = 2;
    public static final int NETDEV_A_QUEUE_TYPE = 3;
    public static final int NETDEV_A_QUEUE_NAPI_ID = 4;

    /** How large packets of IPv4 may become, Linux 6.3. */
    public static final int IFLA_GSO_IPV4_MAX_SIZE = 63;

    public static final int IFLA_GRO_IPV4_MAX_SIZE = 64;

    /** What rules may look at besides: Linux 6.13, flow labels 6.14, masks 6.15. */
    public static final int FRA_DSCP = 25;

    public static final int FRA_FLOWLABEL = 26;
    public static final int FRA_FLOWLABEL_MASK = 27;
    public static final int FRA_SPORT_MASK = 28;
    public static final int FRA_DPORT_MASK = 29;
    public static final int FRA_DSCP_MASK = 30;

    private NewerNumbers() {}
}
