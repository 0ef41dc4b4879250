package io.headrace.host;

import static io.headrace.kernel.abi.LinuxFibRules.*;
import static io.headrace.kernel.abi.LinuxRtnetlink.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words of ip-route(8) and ip-rule(8) for numbers of rtnetlink(7). */
final class RoutingNames {
    private static final Map<Integer, String> TYPES =
            Map.ofEntries(
                    Map.entry(RTN_UNSPEC, "none"),
                    Map.entry(RTN_UNICAST, "unicast"),
                    Map.entry(RTN_LOCAL, "local"),
                    Map.entry(RTN_BROADCAST, "broadcast"),
                    Map.entry(RTN_ANYCAST, "anycast"),
                    Map.entry(RTN_MULTICAST, "multicast"),
                    Map.entry(RTN_BLACKHOLE, "blackhole"),
                    Map.entry(RTN_UNREACHABLE, "unreachable"),
                    Map.entry(RTN_PROHIBIT, "prohibit"),
                    Map.entry(RTN_THROW, "throw"),
                    Map.entry(RTN_NAT, "nat"),
                    Map.entry(RTN_XRESOLVE, "xresolve"));

    private static final Map<Integer, String> PROTOCOLS =
            Map.ofEntries(
                    Map.entry(RTPROT_UNSPEC, "unspec"),
                    Map.entry(RTPROT_REDIRECT, "redirect"),
                    Map.entry(RTPROT_KERNEL, "kernel"),
                    Map.entry(RTPROT_BOOT, "boot"),
                    Map.entry(RTPROT_STATIC, "static"),
                    Map.entry(RTPROT_GATED, "gated"),
                    Map.entry(RTPROT_RA, "ra"),
                    Map.entry(RTPROT_MRT, "mrt"),
                    Map.entry(RTPROT_ZEBRA, "zebra"),
                    Map.entry(RTPROT_BIRD, "bird"),
                    Map.entry(RTPROT_DNROUTED, "dnrouted"),
                    Map.entry(RTPROT_XORP, "xorp"),
                    Map.entry(RTPROT_NTK, "ntk"),
                    Map.entry(RTPROT_DHCP, "dhcp"),
                    Map.entry(RTPROT_MROUTED, "mrouted"),
                    Map.entry(RTPROT_KEEPALIVED, "keepalived"),
                    Map.entry(RTPROT_BABEL, "babel"),
                    Map.entry(RTPROT_OPENR, "openr"),
                    Map.entry(RTPROT_BGP, "bgp"),
                    Map.entry(RTPROT_ISIS, "isis"),
                    Map.entry(RTPROT_OSPF, "ospf"),
                    Map.entry(RTPROT_RIP, "rip"),
                    Map.entry(RTPROT_EIGRP, "eigrp"));

    private static final Map<Integer, String> SCOPES =
            Map.of(
                    RT_SCOPE_UNIVERSE, "global",
                    RT_SCOPE_SITE, "site",
                    RT_SCOPE_LINK, "link",
                    RT_SCOPE_HOST, "host",
                    RT_SCOPE_NOWHERE, "nowhere");

    private static final Map<Integer, String> ACTIONS =
            Map.of(
                    FR_ACT_TO_TBL, "lookup",
                    FR_ACT_GOTO, "goto",
                    FR_ACT_NOP, "nop",
                    FR_ACT_BLACKHOLE, "blackhole",
                    FR_ACT_UNREACHABLE, "unreachable",
                    FR_ACT_PROHIBIT, "prohibit");

    private static final Map<Integer, String> FLAGS =
            new TreeMap<>(
                    Map.of(
                            RTNH_F_DEAD, "dead",
                            RTNH_F_PERVASIVE, "pervasive",
                            RTNH_F_ONLINK, "onlink",
                            RTNH_F_OFFLOAD, "offload",
                            RTNH_F_LINKDOWN, "linkdown",
                            RTNH_F_UNRESOLVED, "unresolved",
                            RTNH_F_TRAP, "trap"));

    /** The numbers that a route has in the place of those of its device or of sysctls. */
    static final Map<Integer, String> METRICS =
            Map.ofEntries(
                    Map.entry(RTAX_LOCK, "lock"),
                    Map.entry(RTAX_MTU, "mtu"),
                    Map.entry(RTAX_WINDOW, "window"),
                    Map.entry(RTAX_RTT, "rtt"),
                    Map.entry(RTAX_RTTVAR, "rttvar"),
                    Map.entry(RTAX_SSTHRESH, "ssthresh"),
                    Map.entry(RTAX_CWND, "cwnd"),
                    Map.entry(RTAX_ADVMSS, "advmss"),
                    Map.entry(RTAX_REORDERING, "reordering"),
                    Map.entry(RTAX_HOPLIMIT, "hoplimit"),
                    Map.entry(RTAX_INITCWND, "initcwnd"),
                    Map.entry(RTAX_FEATURES, "features"),
                    Map.entry(RTAX_RTO_MIN, "rto_min"),
                    Map.entry(RTAX_INITRWND, "initrwnd"),
                    Map.entry(RTAX_QUICKACK, "quickack"),
                    Map.entry(RTAX_FASTOPEN_NO_COOKIE, "fastopen_no_cookie"));

    private RoutingNames() {}

    static String type(int number) {
        return name(TYPES, number);
    }

    static String protocol(int number) {
        return name(PROTOCOLS, number);
    }

    static String scope(int number) {
        return name(SCOPES, number);
    }

    static String action(int number) {
        return name(ACTIONS, number);
    }

    private static String name(Map<Integer, String> names, int number) {
        return names.getOrDefault(number, Integer.toString(number));
    }

    /** Those of a next hop that are set. */
    static List<String> flags(int bits) {
        List<String> names = new ArrayList<>();
        FLAGS.forEach((bit, name) -> {
            if ((bits & bit) != 0) {
                names.add(name);
            }
        });
        return names;
    }
}
