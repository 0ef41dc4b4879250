package io.headrace.host;

import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_ROUTE;
import static io.headrace.kernel.abi.LinuxRtnetlink.*;

import io.headrace.kernel.netlink.Attributes;
import io.headrace.kernel.netlink.NetlinkSocket;
import io.headrace.kernel.netlink.Refusal;
import io.headrace.kernel.netlink.Request;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rtnetlink(7) tells of all network devices of a namespace, by their index: names, what they
 * are, addresses and queueing disciplines.
 */
final class RouteAnswers {
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Link> links = new HashMap<>();
    private final Map<Integer, List<String>> addresses = new HashMap<>();
    private final Map<Integer, List<Qdisc>> qdiscs = new HashMap<>();

    /** Asks for all of it. */
    static RouteAnswers ask() throws Refusal {
        RouteAnswers answers = new RouteAnswers();
        try (NetlinkSocket route = new NetlinkSocket(NETLINK_ROUTE)) {
            route.dump(Request.of(RTM_GETLINK, ifinfomsg__size)).forEach(answers::link);
            route.dump(Request.of(RTM_GETADDR, ifaddrmsg__size)).forEach(answers::address);
            route.dump(Request.of(RTM_GETQDISC, tcmsg__size)).forEach(answers::qdisc);
        }
        return answers;
    }

    /** The index of a device; {@link Cpu#UNKNOWN} when there is none of that name. */
    int index(String nic) {
        return indexes.getOrDefault(nic, Cpu.UNKNOWN);
    }

    /** The name of a device; that of ip(8) for one that is not known, such as `if7`. */
    String name(int index) {
        return names.getOrDefault(index, "if" + Integer.toUnsignedString(index));
    }

    /** Null for a device that was not told of. */
    @Nullable Link link(int index) {
        return links.get(index);
    }

    List<String> addresses(int index) {
        return addresses.getOrDefault(index, List.of());
    }

    List<Qdisc> qdiscs(int index) {
        return qdiscs.getOrDefault(index, List.of());
    }

    void link(byte[] message) {
        if (message.length < ifinfomsg__size) {
            return;
        }
        Attributes told = Attributes.of(message, ifinfomsg__size);
        int index = number(message, ifinfomsg__ifi_index);
        String name = told.text(IFLA_IFNAME);
        if (name != null) {
            indexes.put(name, index);
            names.put(index, name);
        }
        links.put(index, LinkMessage.read(told));
    }

    void address(byte[] message) {
        if (message.length < ifaddrmsg__size) {
            return;
        }
        Attributes told = Attributes.of(message, ifaddrmsg__size);
        byte[] local = told.bytes(IFA_LOCAL);
        byte[] address = local == null ? told.bytes(IFA_ADDRESS) : local;
        String text = address == null ? null : AddressText.of(address);
        if (text != null) {
            int prefix = Byte.toUnsignedInt(message[ifaddrmsg__ifa_prefixlen]);
            add(addresses, number(message, ifaddrmsg__ifa_index), text + "/" + prefix);
        }
    }

    void qdisc(byte[] message) {
        if (message.length < tcmsg__size) {
            return;
        }
        String kind = Attributes.of(message, tcmsg__size).text(TCA_KIND);
        if (kind != null) {
            String handle = Integer.toHexString(number(message, tcmsg__tcm_handle) >>> 16) + ":";
            String parent = parent(number(message, tcmsg__tcm_parent));
            add(qdiscs, number(message, tcmsg__tcm_ifindex), new Qdisc(kind, handle, parent));
        }
    }

    /** As tc(8) prints it: two halves in hexadecimal digits, one of 0 left out. */
    private static String parent(int parent) {
        if (parent == TC_H_ROOT) {
            return "root";
        }
        if (parent == TC_H_INGRESS) {
            return "ffff:fff1";
        }
        int major = parent >>> 16;
        int minor = parent & 0xffff;
        return (major == 0 ? "" : Integer.toHexString(major))
                + ":"
                + (minor == 0 ? "" : Integer.toHexString(minor));
    }

    /** A number of four bytes in the header of a message. */
    static int number(byte[] message, int offset) {
        return ByteBuffer.wrap(message).order(ByteOrder.nativeOrder()).getInt(offset);
    }

    private static <T> void add(Map<Integer, List<T>> map, int index, T value) {
        map.computeIfAbsent(index, any -> new ArrayList<>()).add(value);
    }
}
