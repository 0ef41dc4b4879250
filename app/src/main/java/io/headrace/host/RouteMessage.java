package io.headrace.host;

import static io.headrace.kernel.abi.LinuxRtnetlink.*;

import io.headrace.kernel.netlink.Attributes;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** A message that tells a {@link Route}: `struct rtmsg` and its attributes, rtnetlink(7). */
final class RouteMessage {
    private static final int ALIGN = 4;

    /** What is written for a preference of RFC 4191; 0 is the usual one. */
    private static final Map<Integer, String> PREFERENCES = Map.of(1, "high", 3, "low");

    private final byte[] message;
    private final Attributes told;
    private final IntFunction<String> devices;

    private RouteMessage(byte[] message, IntFunction<String> devices) {
        this.message = message;
        this.devices = devices;
        told = Attributes.of(message, rtmsg__size);
    }

    /**
     * The route; null for a message that is cut short, is of no family of IP, or tells what an old
     * kernel remembers of one destination.
     *
     * @param devices the name of the device of an index
     */
    static @Nullable Route read(byte[] message, IntFunction<String> devices) {
        return message.length < rtmsg__size ? null : new RouteMessage(message, devices).route();
    }

    private @Nullable Route route() {
        int flags = RouteAnswers.number(message, rtmsg__rtm_flags);
        int family = u8(rtmsg__rtm_family);
        String destination =
                AddressText.prefix(family, told.bytes(RTA_DST), u8(rtmsg__rtm_dst_len));
        if (destination == null || (flags & RTM_F_CLONED) != 0) {
            return null;
        }
        int sourceLength = u8(rtmsg__rtm_src_len);
        Long table = told.u32(RTA_TABLE);
        Long metric = told.u32(RTA_PRIORITY);
        return new Route(
                RoutingNames.type(u8(rtmsg__rtm_type)),
                destination,
                sourceLength == 0
                        ? null
                        : AddressText.prefix(family, told.bytes(RTA_SRC), sourceLength),
                table == null ? u8(rtmsg__rtm_table) : table,
                metric == null ? 0 : metric,
                RoutingNames.protocol(u8(rtmsg__rtm_protocol)),
                RoutingNames.scope(u8(rtmsg__rtm_scope)),
                address(told.bytes(RTA_PREFSRC)),
                hops(flags),
                others());
    }

    private int u8(int offset) {
        return Byte.toUnsignedInt(message[offset]);
    }

    private static @Nullable String address(byte @Nullable [] bytes) {
        return bytes == null ? null : AddressText.of(bytes);
    }

    private List<Route.Hop> hops(int flags) {
        byte[] several = told.bytes(RTA_MULTIPATH);
        if (several != null) {
            return hops(several);
        }
        Long device = told.u32(RTA_OIF);
        String gateway = gateway(told);
        return device == null && gateway == null
                ? List.of()
                : List.of(new Route.Hop(gateway, name(device), 1, RoutingNames.flags(flags)));
    }

    /**
     * Each a `struct rtnexthop` with attributes; what follows one of a wrong length is left out.
     */
    private List<Route.Hop> hops(byte[] several) {
        ByteBuffer bytes = ByteBuffer.wrap(several).order(ByteOrder.nativeOrder());
        List<Route.Hop> hops = new ArrayList<>();
        int at = 0;
        while (several.length - at >= rtnexthop__size) {
            int length = Short.toUnsignedInt(bytes.getShort(at + rtnexthop__rtnh_len));
            if (length < rtnexthop__size || length > several.length - at) {
                break;
            }
            byte[] one = Arrays.copyOfRange(several, at, at + length);
            hops.add(
                    new Route.Hop(
                            gateway(Attributes.of(one, rtnexthop__size)),
                            name((long) bytes.getInt(at + rtnexthop__rtnh_ifindex)),
                            Byte.toUnsignedInt(one[rtnexthop__rtnh_hops]) + 1,
                            RoutingNames.flags(one[rtnexthop__rtnh_flags])));
            at += (length + ALIGN - 1) & -ALIGN;
        }
        return hops;
    }

    /** IPv4 packets may go by a gateway of IPv6, RFC 5549. */
    private static @Nullable String gateway(Attributes hop) {
        byte[] via = hop.bytes(RTA_VIA);
        return via == null || via.length < rtvia__rtvia_addr
                ? address(hop.bytes(RTA_GATEWAY))
                : address(Arrays.copyOfRange(via, rtvia__rtvia_addr, via.length));
    }

    private @Nullable String name(@Nullable Long device) {
        return device == null || device == 0 ? null : devices.apply(device.intValue());
    }

    private Map<String, String> others() {
        Map<String, String> others = new TreeMap<>();
        int tos = u8(rtmsg__rtm_tos);
        put(others, "tos", tos == 0 ? null : "0x" + Integer.toHexString(tos));
        put(others, "nhid", told.u32(RTA_NH_ID));
        Long realms = told.u32(RTA_FLOW);
        put(others, "realms", realms == null ? null : "0x" + Long.toHexString(realms));
        Integer preference = told.u8(RTA_PREF);
        if (preference != null && preference != 0) {
            put(others, "pref", PREFERENCES.getOrDefault(preference, preference.toString()));
        }
        Attributes metrics = told.nested(RTA_METRICS);
        if (metrics != null) {
            addMetrics(others, metrics);
        }
        return others;
    }

    private static void put(Map<String, String> others, String name, @Nullable Object value) {
        if (value != null) {
            others.put(name, value.toString());
        }
    }

    private static void addMetrics(Map<String, String> others, Attributes metrics) {
        metrics.u32s(RoutingNames.METRICS).forEach((name, value) -> put(others, name, value));
        String control = metrics.text(RTAX_CC_ALGO);
        put(others, "congctl", control == null || !control.matches("[!-~]+") ? null : control);
    }
}
