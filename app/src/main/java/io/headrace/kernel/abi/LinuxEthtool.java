package io.headrace.kernel.abi;

/**
 * {@code <linux/ethtool.h>} with {@code struct ifreq} of {@code <net/if.h>}.
 *
 * <pre>
 * struct ethtool_drvinfo {         struct ethtool_sset_info {   struct ethtool_gstrings {
 *     __u32 cmd;             0         __u32 cmd;        0          __u32 cmd;         0
 *     char  driver[32];      4         __u32 reserved;   4          __u32 string_set;  4
 *     char  version[32];    36         __u64 sset_mask;  8          __u32 len;         8
 *     char  fw_version[32]; 68         __u32 data[];    16          __u8  data[];     12
 *     char  bus_info[32];  100     };                           };
 *     …
 * };                       196     struct ethtool_stats {       struct ifreq {
 *                                      __u32 cmd;        0          char  ifr_name[16]; 0
 *                                      __u32 n_stats;    4          char *ifr_data;    16
 *                                      __u64 data[];     8      };                    40
 *                                  };
 *
 * struct ethtool_rxfh {
 *     __u32 cmd;           0
 *     __u32 rss_context;   4
 *     __u32 indir_size;    8
 *     __u32 key_size;     12
 *     __u8  hfunc;        16
 *     __u8  rsvd8[3];     17
 *     __u32 rsvd32;       20
 *     __u32 rss_config[]; 24
 * };
 * </pre>
 */
public final class LinuxEthtool {
    public static final int SIOCETHTOOL = 0x8946;

    public static final int ETHTOOL_GDRVINFO   = 0x03;
    public static final int ETHTOOL_GSTRINGS   = 0x1b;
    public static final int ETHTOOL_GSTATS     = 0x1d;
    public static final int ETHTOOL_GSSET_INFO = 0x37;
    public static final int ETHTOOL_GRSSH      = 0x46;
    public static final int ETHTOOL_SRSSH      = 0x47;

    public static final int ETH_GSTRING_LEN       = 32;
    public static final int ETH_SS_STATS          = 1;
    public static final int ETH_SS_FEATURES       = 4;

    public static final int ethtool_drvinfo__size       = 196;
    public static final int ethtool_drvinfo__driver     = 4;
    public static final int ethtool_drvinfo__version    = 36;
    public static final int ethtool_drvinfo__fw_version = 68;
    public static final int ethtool_drvinfo__bus_info   = 100;

    public static final int ethtool_sset_info__sset_mask = 8;
    public static final int ethtool_sset_info__data      = 16;

    public static final int ethtool_gstrings__string_set = 4;
    public static final int ethtool_gstrings__len        = 8;
    public static final int ethtool_gstrings__data       = 12;

    public static final int ethtool_stats__n_stats = 4;
    public static final int ethtool_stats__data    = 8;

    public static final int ethtool_rxfh__size       = 24;
    public static final int ethtool_rxfh__indir_size = 8;
    public static final int ethtool_rxfh__rsvd8      = 17;
    public static final int ethtool_rxfh__rss_config = 24;

    public static final int IFNAMSIZ        = 16;
    public static final int ifreq__size     = 40;
    public static final int ifreq__ifr_data = 16;

    private LinuxEthtool() {}
}
