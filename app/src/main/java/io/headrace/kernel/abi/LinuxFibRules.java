package io.headrace.kernel.abi;

/**
 * {@code <linux/fib_rules.h>}.
 *
 * <pre>
 * struct fib_rule_hdr {      struct fib_rule_port_range {
 *     __u8  family;  0           __u16 start; 0
 *     __u8  dst_len; 1           __u16 end;   2
 *     __u8  src_len; 2       };               4
 *     __u8  tos;     3
 *     __u8  table;   4
 *     __u8  res1;    5
 *     __u8  res2;    6
 *     __u8  action;  7
 *     __u32 flags;   8
 * };                12
 * </pre>
 */
public final class LinuxFibRules {
    public static final int FIB_RULE_INVERT = 2;

    public static final int FRA_DST                = 1;
    public static final int FRA_SRC                = 2;
    public static final int FRA_IIFNAME            = 3;
    public static final int FRA_GOTO               = 4;
    public static final int FRA_PRIORITY           = 6;
    public static final int FRA_FWMARK             = 10;
    public static final int FRA_FLOW               = 11;
    public static final int FRA_TUN_ID             = 12;
    public static final int FRA_SUPPRESS_IFGROUP   = 13;
    public static final int FRA_SUPPRESS_PREFIXLEN = 14;
    public static final int FRA_TABLE              = 15;
    public static final int FRA_FWMASK             = 16;
    public static final int FRA_OIFNAME            = 17;
    public static final int FRA_L3MDEV             = 19;
    public static final int FRA_UID_RANGE          = 20;
    public static final int FRA_PROTOCOL           = 21;
    public static final int FRA_IP_PROTO           = 22;
    public static final int FRA_SPORT_RANGE        = 23;
    public static final int FRA_DPORT_RANGE        = 24;

    public static final int FR_ACT_TO_TBL      = 1;
    public static final int FR_ACT_GOTO        = 2;
    public static final int FR_ACT_NOP         = 3;
    public static final int FR_ACT_BLACKHOLE   = 6;
    public static final int FR_ACT_UNREACHABLE = 7;
    public static final int FR_ACT_PROHIBIT    = 8;

    public static final int fib_rule_hdr__size    = 12;
    public static final int fib_rule_hdr__family  = 0;
    public static final int fib_rule_hdr__dst_len = 1;
    public static final int fib_rule_hdr__src_len = 2;
    public static final int fib_rule_hdr__tos     = 3;
    public static final int fib_rule_hdr__table   = 4;
    public static final int fib_rule_hdr__action  = 7;
    public static final int fib_rule_hdr__flags   = 8;

    public static final int fib_rule_port_range__size  = 4;
    public static final int fib_rule_port_range__start = 0;
    public static final int fib_rule_port_range__end   = 2;

    private LinuxFibRules() {}
}
