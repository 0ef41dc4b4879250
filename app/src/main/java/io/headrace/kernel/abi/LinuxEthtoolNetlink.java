package io.headrace.kernel.abi;

/** {@code <linux/ethtool_netlink.h>}. */
public final class LinuxEthtoolNetlink {
    public static final int ETHTOOL_MSG_STRSET_GET    = 1;
    public static final int ETHTOOL_MSG_FEATURES_GET  = 11;
    public static final int ETHTOOL_MSG_FEATURES_SET  = 12;
    public static final int ETHTOOL_MSG_PRIVFLAGS_GET = 13;
    public static final int ETHTOOL_MSG_RINGS_GET     = 15;
    public static final int ETHTOOL_MSG_RINGS_SET     = 16;
    public static final int ETHTOOL_MSG_CHANNELS_GET  = 17;
    public static final int ETHTOOL_MSG_CHANNELS_SET  = 18;
    public static final int ETHTOOL_MSG_COALESCE_GET  = 19;
    public static final int ETHTOOL_MSG_COALESCE_SET  = 20;

    public static final int ETHTOOL_A_HEADER_DEV_NAME     = 2;
    public static final int ETHTOOL_A_HEADER_FLAGS        = 3;
    public static final int ETHTOOL_FLAG_COMPACT_BITSETS  = 1;

    public static final int ETHTOOL_A_BITSET_BITS      = 3;
    public static final int ETHTOOL_A_BITSET_VALUE     = 4;
    public static final int ETHTOOL_A_BITSET_BITS_BIT  = 1;
    public static final int ETHTOOL_A_BITSET_BIT_NAME  = 2;
    public static final int ETHTOOL_A_BITSET_BIT_VALUE = 3;

    public static final int ETHTOOL_A_STRSET_HEADER         = 1;
    public static final int ETHTOOL_A_STRSET_STRINGSETS     = 2;
    public static final int ETHTOOL_A_STRINGSETS_STRINGSET  = 1;
    public static final int ETHTOOL_A_STRINGSET_ID          = 1;
    public static final int ETHTOOL_A_STRINGSET_STRINGS     = 3;
    public static final int ETHTOOL_A_STRINGS_STRING        = 1;
    public static final int ETHTOOL_A_STRING_INDEX          = 1;
    public static final int ETHTOOL_A_STRING_VALUE          = 2;

    public static final int ETHTOOL_A_CHANNELS_RX_MAX         = 2;
    public static final int ETHTOOL_A_CHANNELS_TX_MAX         = 3;
    public static final int ETHTOOL_A_CHANNELS_OTHER_MAX      = 4;
    public static final int ETHTOOL_A_CHANNELS_COMBINED_MAX   = 5;
    public static final int ETHTOOL_A_CHANNELS_RX_COUNT       = 6;
    public static final int ETHTOOL_A_CHANNELS_TX_COUNT       = 7;
    public static final int ETHTOOL_A_CHANNELS_OTHER_COUNT    = 8;
    public static final int ETHTOOL_A_CHANNELS_COMBINED_COUNT = 9;

    public static final int ETHTOOL_A_RINGS_RX_MAX       = 2;
    public static final int ETHTOOL_A_RINGS_RX_MINI_MAX  = 3;
    public static final int ETHTOOL_A_RINGS_RX_JUMBO_MAX = 4;
    public static final int ETHTOOL_A_RINGS_TX_MAX       = 5;
    public static final int ETHTOOL_A_RINGS_RX           = 6;
    public static final int ETHTOOL_A_RINGS_RX_MINI      = 7;
    public static final int ETHTOOL_A_RINGS_RX_JUMBO     = 8;
    public static final int ETHTOOL_A_RINGS_TX           = 9;
    public static final int ETHTOOL_A_RINGS_RX_BUF_LEN   = 10;
    public static final int ETHTOOL_A_RINGS_TX_PUSH      = 13;

    public static final int ETHTOOL_A_COALESCE_RX_USECS        = 2;
    public static final int ETHTOOL_A_COALESCE_RX_MAX_FRAMES   = 3;
    public static final int ETHTOOL_A_COALESCE_TX_USECS        = 6;
    public static final int ETHTOOL_A_COALESCE_TX_MAX_FRAMES   = 7;
    public static final int ETHTOOL_A_COALESCE_USE_ADAPTIVE_RX = 11;
    public static final int ETHTOOL_A_COALESCE_USE_ADAPTIVE_TX = 12;

    public static final int ETHTOOL_A_FEATURES_HW       = 2;
    public static final int ETHTOOL_A_FEATURES_WANTED   = 3;
    public static final int ETHTOOL_A_FEATURES_ACTIVE   = 4;
    public static final int ETHTOOL_A_FEATURES_NOCHANGE = 5;

    public static final int ETHTOOL_A_PRIVFLAGS_FLAGS = 2;

    private LinuxEthtoolNetlink() {}
}
