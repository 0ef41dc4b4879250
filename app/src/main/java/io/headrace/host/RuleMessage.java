package io.headrace.host;

import static io.headrace.kernel.abi.LinuxFibRules.*;
import static io.headrace.kernel.abi.SysSocket.AF_INET;
import static io.headrace.kernel.abi.SysSocket.AF_INET6;
import static io.headrace.kernel.netlink.NewerNumbers.*;

import io.headrace.kernel.netlink.Attributes;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message that tells a {@link RoutingRule}: `struct fib_rule_hdr` and its attributes. */
final class RuleMessage {
    /** What stands for no limit in the attributes that suppress routes, net/core/fib_rules.c. */
    private static final long NO_LIMIT = 0xffff_ffffL;

    private static final int WHOLE_DSCP = 0x3f;
    private static final int WHOLE_PORT = 0xffff;

    private final byte[] message;
    private final Attributes told;
    private final Map<String, String> others = new TreeMap<>();

    private RuleMessage(byte[] message) {
        this.message = message;
        told = Attributes.of(message, fib_rule_hdr__size);
    }

    /** The rule; null for a message that is cut short or is of no family of IP. */
    static @Nullable RoutingRule read(byte[] message) {
        return message.length < fib_rule_hdr__size ? null : new RuleMessage(message).rule();
    }

    private @Nullable RoutingRule rule() {
        int family = u8(fib_rule_hdr__family);
        if (family != AF_INET && family != AF_INET6) {
            return null;
        }
        int flags = RouteAnswers.number(message, fib_rule_hdr__flags);
        Long priority = told.u32(FRA_PRIORITY);
        Long mark = told.u32(FRA_FWMARK);
        Long mask = told.u32(FRA_FWMASK);
        Integer protocol = told.u8(FRA_PROTOCOL);
        addSelectors();
        addActions();
        return new RoutingRule(
                family == AF_INET ? 4 : 6,
                priority == null ? 0 : priority,
                (flags & FIB_RULE_INVERT) != 0,
                prefix(family, FRA_SRC, u8(fib_rule_hdr__src_len)),
                prefix(family, FRA_DST, u8(fib_rule_hdr__dst_len)),
                word(FRA_IIFNAME),
                word(FRA_OIFNAME),
                mark == null && mask != null ? (Long) 0L : mark,
                mask,
                RoutingNames.action(u8(fib_rule_hdr__action)),
                table(),
                RoutingNames.protocol(protocol == null ? 0 : protocol),
                others);
    }

    private int u8(int offset) {
        return Byte.toUnsignedInt(message[offset]);
    }

    private @Nullable String prefix(int family, int type, int length) {
        return length == 0 ? null : AddressText.prefix(family, told.bytes(type), length);
    }

    /** A name of a device, which holds no blank. */
    private @Nullable String word(int type) {
        String text = told.text(type);
        return text == null || !text.matches("\\S+") ? null : text;
    }

    private @Nullable Long table() {
        Long wide = told.u32(FRA_TABLE);
        long table = wide == null ? u8(fib_rule_hdr__table) : wide;
        return u8(fib_rule_hdr__action) == FR_ACT_TO_TBL && table != 0 ? (Long) table : null;
    }

    private void addSelectors() {
        int tos = u8(fib_rule_hdr__tos);
        put("tos", tos == 0 ? null : "0x" + Integer.toHexString(tos));
        put("dscp", told.u8(FRA_DSCP));
        put("dscp_mask", part(told.u8(FRA_DSCP_MASK), WHOLE_DSCP));
        put("flowlabel", bigEndian(FRA_FLOWLABEL, Integer.BYTES));
        put("flowlabel_mask", bigEndian(FRA_FLOWLABEL_MASK, Integer.BYTES));
        put("ipproto", told.u8(FRA_IP_PROTO));
        put("sport", ports(FRA_SPORT_RANGE));
        put("sport_mask", part(told.u16(FRA_SPORT_MASK), WHOLE_PORT));
        put("dport", ports(FRA_DPORT_RANGE));
        put("dport_mask", part(told.u16(FRA_DPORT_MASK), WHOLE_PORT));
        put("tun_id", bigEndian(FRA_TUN_ID, Long.BYTES));
        List<Long> users = told.words(FRA_UID_RANGE);
        put(
                "uidrange",
                users == null || users.size() < 2 ? null : range(users.get(0), users.get(1)));
    }

    private void addActions() {
        put("goto", told.u32(FRA_GOTO));
        put("l3mdev", told.u8(FRA_L3MDEV));
        put("realms", told.u32(FRA_FLOW));
        put("suppress_prefixlength", limit(told.u32(FRA_SUPPRESS_PREFIXLEN)));
        put("suppress_ifgroup", limit(told.u32(FRA_SUPPRESS_IFGROUP)));
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            others.put(name, value.toString());
        }
    }

    /** A mask; null for one of all bits, which newer kernels tell where older ones have none. */
    private static @Nullable Integer part(@Nullable Integer mask, int whole) {
        return mask == null || mask == whole ? null : mask;
    }

    private static @Nullable Long limit(@Nullable Long value) {
        return value == null || value == NO_LIMIT ? null : value;
    }

    private static String range(long first, long last) {
        return first == last ? Long.toString(first) : first + "-" + last;
    }

    private @Nullable String ports(int type) {
        byte[] range = told.bytes(type);
        if (range == null || range.length < fib_rule_port_range__size) {
            return null;
        }
        ByteBuffer ports = ByteBuffer.wrap(range).order(ByteOrder.nativeOrder());
        return range(
                Short.toUnsignedInt(ports.getShort(fib_rule_port_range__start)),
                Short.toUnsignedInt(ports.getShort(fib_rule_port_range__end)));
    }

    private @Nullable String bigEndian(int type, int length) {
        byte[] number = told.bytes(type);
        if (number == null || number.length != length) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(number);
        return length == Long.BYTES
                ? Long.toUnsignedString(bytes.getLong())
                : Integer.toUnsignedString(bytes.getInt());
    }
}
