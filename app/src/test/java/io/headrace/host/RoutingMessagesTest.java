package io.headrace.host;

import static io.headrace.kernel.abi.LinuxFibRules.*;
import static io.headrace.kernel.abi.LinuxRtnetlink.*;
import static io.headrace.kernel.abi.SysSocket.AF_INET;
import static io.headrace.kernel.abi.SysSocket.AF_INET6;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.netlink.NewerNumbers;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Routes and rules as the kernel sends them, and bytes that only look so. */
class RoutingMessagesTest {
    private static final int MPLS = 28;

    private static Message route(int family, int length, int from, int table, int type, int flags) {
        byte[] bits = Message.number(flags);
        return Message.of(
                family,
                length,
                from,
                0x10,
                table,
                RTPROT_STATIC,
                RT_SCOPE_LINK,
                type,
                bits[0],
                bits[1],
                bits[2],
                bits[3]);
    }

    private static @Nullable Route read(Message message) {
        return RouteMessage.read(message.bytes(), index -> "eth" + index);
    }

    private static byte[] nextHop(int flags, int weight, int device, byte... attributes) {
        return ByteBuffer.allocate(rtnexthop__size + attributes.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) (rtnexthop__size + attributes.length))
                .put((byte) flags)
                .put((byte) (weight - 1))
                .putInt(device)
                .put(attributes)
                .array();
    }

    @Test
    void aRouteIsToldWhole() {
        byte[] metrics =
                Message.of().u32(RTAX_MTU, 1400).text(RTAX_CC_ALGO, "bbr").u32(99, 1).bytes();
        Route route =
                read(
                        route(AF_INET, 24, 0, 0, RTN_UNICAST, RTNH_F_ONLINK | RTNH_F_LINKDOWN)
                                .dotted(RTA_DST, "192.0.2.0")
                                .u32(RTA_TABLE, 1000)
                                .u32(RTA_PRIORITY, -1)
                                .dotted(RTA_PREFSRC, "192.0.2.1")
                                .dotted(RTA_GATEWAY, "192.0.2.254")
                                .u32(RTA_OIF, 3)
                                .u32(RTA_NH_ID, 5)
                                .u32(RTA_FLOW, 0x1_0002)
                                .put(RTA_PREF, (byte) 3)
                                .put(RTA_METRICS, metrics));
        assertThat(route)
                .isEqualTo(
                        new Route(
                                "unicast",
                                "192.0.2.0/24",
                                null,
                                1000,
                                0xffff_ffffL,
                                "static",
                                "link",
                                "192.0.2.1",
                                List.of(
                                        new Route.Hop(
                                                "192.0.2.254",
                                                "eth3",
                                                1,
                                                List.of("onlink", "linkdown"))),
                                Map.of(
                                        "tos", "0x10", "nhid", "5", "realms", "0x10002", "pref",
                                        "low", "mtu", "1400", "congctl", "bbr")));
    }

    @Test
    void theDefaultRouteHasNoDestination() {
        assertThat(read(route(AF_INET, 0, 0, 254, RTN_UNICAST, 0)))
                .extracting(Route::destination, Route::table, Route::hops)
                .containsExactly("0.0.0.0/0", 254L, List.of());
        assertThat(read(route(AF_INET6, 0, 8, 254, 77, 0).put(RTA_SRC, new byte[16])))
                .extracting(Route::destination, Route::from, Route::type)
                .containsExactly("::/0", "::/8", "77");
    }

    @Test
    void packetsMayBeSharedOut() {
        byte[] gateway = Message.of().dotted(RTA_GATEWAY, "192.0.2.1").bytes();
        byte[] via =
                Message.of().dotted(RTA_VIA, "0.10.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.9").bytes();
        byte[] first = nextHop(RTNH_F_DEAD, 2, 3, gateway);
        byte[] second = nextHop(0, 256, 4, via);
        byte[] third = nextHop(0, 1, 5);
        third[rtnexthop__rtnh_len] = 99; // more than there is
        byte[] all = new byte[first.length + second.length + third.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        Route route = read(route(AF_INET, 0, 0, 0, RTN_UNICAST, 0).put(RTA_MULTIPATH, all));
        assertThat(Objects.requireNonNull(route).hops())
                .containsExactly(
                        new Route.Hop("192.0.2.1", "eth3", 2, List.of("dead")),
                        new Route.Hop("2001:db8::9", "eth4", 256, List.of()));
    }

    @Test
    void whatIsNoRouteOfIpIsPassedOver() {
        assertThat(read(route(MPLS, 20, 0, 254, RTN_UNICAST, 0))).isNull();
        assertThat(read(route(AF_INET, 0, 0, 254, RTN_UNICAST, RTM_F_CLONED))).isNull();
        assertThat(read(route(AF_INET, 33, 0, 254, RTN_UNICAST, 0))).isNull();
        assertThat(read(route(AF_INET, 8, 0, 254, RTN_UNICAST, 0).dotted(RTA_DST, "1.2.3")))
                .isNull();
        assertThat(read(Message.of(AF_INET, 0, 0))).isNull();
    }

    private static Message rule(int family, int to, int from, int table, int action, int flags) {
        byte[] bits = Message.number(flags);
        return Message.of(
                family, to, from, 0x10, table, 0, 0, action, bits[0], bits[1], bits[2], bits[3]);
    }

    private static byte[] ports(int first, int last) {
        return ByteBuffer.allocate(fib_rule_port_range__size)
                .order(ByteOrder.nativeOrder())
                .putShort((short) first)
                .putShort((short) last)
                .array();
    }

    @Test
    void aRuleIsToldWhole() {
        byte[] users =
                ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(0).putInt(9).array();
        Message message =
                rule(AF_INET, 24, 32, 252, FR_ACT_TO_TBL, FIB_RULE_INVERT)
                        .u32(FRA_PRIORITY, 50)
                        .dotted(FRA_SRC, "192.0.2.1")
                        .dotted(FRA_DST, "198.51.100.0")
                        .text(FRA_IIFNAME, "eth0")
                        .text(FRA_OIFNAME, "eth1")
                        .u32(FRA_FWMARK, -1)
                        .u32(FRA_FWMASK, 0xff)
                        .u32(FRA_TABLE, 1000)
                        .put(FRA_PROTOCOL, (byte) RTPROT_KERNEL)
                        .put(FRA_IP_PROTO, (byte) 6)
                        .put(FRA_SPORT_RANGE, ports(80, 80))
                        .put(FRA_DPORT_RANGE, ports(1024, 65_535))
                        .put(NewerNumbers.FRA_SPORT_MASK, (byte) -1, (byte) -1)
                        .put(NewerNumbers.FRA_DPORT_MASK, (byte) 1, (byte) 1)
                        .put(NewerNumbers.FRA_DSCP, (byte) 10)
                        .put(NewerNumbers.FRA_DSCP_MASK, (byte) 0x3f)
                        .put(NewerNumbers.FRA_FLOWLABEL, (byte) 0, (byte) 1, (byte) 0, (byte) 0)
                        .put(FRA_UID_RANGE, users)
                        .put(FRA_TUN_ID, new byte[] {0, 0, 0, 0, 0, 0, 1, 0})
                        .put(FRA_L3MDEV, (byte) 1)
                        .u32(FRA_FLOW, 7)
                        .u32(FRA_SUPPRESS_PREFIXLEN, 0)
                        .u32(FRA_SUPPRESS_IFGROUP, -1);
        assertThat(RuleMessage.read(message.bytes()))
                .isEqualTo(
                        new RoutingRule(
                                4,
                                50,
                                true,
                                "192.0.2.1/32",
                                "198.51.100.0/24",
                                "eth0",
                                "eth1",
                                0xffff_ffffL,
                                255L,
                                "lookup",
                                1000L,
                                "kernel",
                                Map.ofEntries(
                                        Map.entry("tos", "0x10"),
                                        Map.entry("ipproto", "6"),
                                        Map.entry("sport", "80"),
                                        Map.entry("dport", "1024-65535"),
                                        Map.entry("dport_mask", "257"),
                                        Map.entry("dscp", "10"),
                                        Map.entry("flowlabel", "65536"),
                                        Map.entry("uidrange", "0-9"),
                                        Map.entry("tun_id", "256"),
                                        Map.entry("l3mdev", "1"),
                                        Map.entry("realms", "7"),
                                        Map.entry("suppress_prefixlength", "0"))));
    }

    @Test
    void aRuleMayLookNothingUp() {
        Message jump =
                rule(AF_INET6, 0, 0, 0, FR_ACT_GOTO, 0)
                        .u32(FRA_GOTO, 32_766)
                        .u32(FRA_FWMASK, 1)
                        .text(FRA_IIFNAME, "");
        assertThat(RuleMessage.read(jump.bytes()))
                .isEqualTo(
                        new RoutingRule(
                                6,
                                0,
                                false,
                                null,
                                null,
                                null,
                                null,
                                0L,
                                1L,
                                "goto",
                                null,
                                "unspec",
                                Map.of("tos", "0x10", "goto", "32766")));
        assertThat(RuleMessage.read(rule(128, 0, 0, 0, FR_ACT_NOP, 0).bytes())).isNull();
        assertThat(RuleMessage.read(new byte[fib_rule_hdr__size - 1])).isNull();
    }

    /** Whatever the bytes are, there is a route or none. */
    @Test
    void spoiltMessagesAreSurvived() {
        byte[] hop = nextHop(0, 1, 3, Message.of().dotted(RTA_GATEWAY, "192.0.2.1").bytes());
        byte[] route =
                route(AF_INET, 24, 0, 0, RTN_UNICAST, 0)
                        .dotted(RTA_DST, "192.0.2.0")
                        .put(RTA_MULTIPATH, hop)
                        .put(RTA_VIA, (byte) 0)
                        .put(RTA_METRICS, Message.of().u32(RTAX_MTU, 1).bytes())
                        .bytes();
        byte[] rule =
                rule(AF_INET, 24, 32, 252, FR_ACT_TO_TBL, 0)
                        .dotted(FRA_SRC, "192.0.2.1")
                        .dotted(FRA_DST, "192.0.2.1")
                        .put(FRA_SPORT_RANGE, ports(1, 2))
                        .put(FRA_UID_RANGE, new byte[8])
                        .put(FRA_TUN_ID, new byte[8])
                        .bytes();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] whole = i % 2 == 0 ? route : rule;
            byte[] spoilt = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int changes = random.nextInt(6); changes > 0 && spoilt.length > 0; changes--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            Route one = RouteMessage.read(spoilt, index -> "eth" + index);
            RoutingRule other = RuleMessage.read(spoilt);
            assertThat(spoilt.length >= rtmsg__size || (one == null && other == null)).isTrue();
        }
    }

    @Test
    void soManyAreToldAndThatThereAreMore() {
        byte[] one = route(AF_INET, 0, 0, 254, RTN_UNICAST, 0).bytes();
        List<byte[]> messages = new ArrayList<>(Collections.nCopies(RoutingAnswers.TOLD_MAX, one));
        messages.add(new byte[0]);
        assertThat(told(messages, AF_INET)).hasSize(RoutingAnswers.TOLD_MAX);
        assertThat(gaps).isEmpty();
        messages.add(one);
        assertThat(told(messages, AF_INET)).hasSize(RoutingAnswers.TOLD_MAX);
        assertThat(gaps)
                .containsExactly(new Gap("rtnetlink routes", "more than the 4096 told", null));
        gaps.clear();
        assertThat(told(messages, AF_INET6)).isEmpty();
        assertThat(gaps).isEmpty();
    }

    private final List<Gap> gaps = new ArrayList<>();

    private List<Route> told(List<byte[]> messages, int family) {
        return RoutingAnswers.told(
                "routes",
                messages,
                family,
                message -> RouteMessage.read(message, index -> "eth" + index),
                gaps);
    }
}
