package io.headrace.host;

import static io.headrace.kernel.abi.LinuxRtnetlink.*;
import static io.headrace.kernel.netlink.NewerNumbers.IFLA_GRO_IPV4_MAX_SIZE;
import static io.headrace.kernel.netlink.NewerNumbers.IFLA_GSO_IPV4_MAX_SIZE;

import io.headrace.host.Link.Xdp;
import io.headrace.kernel.netlink.Attributes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The attributes of a message that tell a {@link Link}. */
final class LinkMessage {
    private static final String VLAN = "vlan";

    /** Only the kernel's own names are kept as text. */
    private static final String NAME = "[!-~]+";

    private static final Map<Integer, String> LIMITS =
            Map.of(
                    IFLA_GSO_MAX_SIZE, "gso_max_size",
                    IFLA_GSO_MAX_SEGS, "gso_max_segs",
                    IFLA_GSO_IPV4_MAX_SIZE, "gso_ipv4_max_size",
                    IFLA_GRO_MAX_SIZE, "gro_max_size",
                    IFLA_GRO_IPV4_MAX_SIZE, "gro_ipv4_max_size",
                    IFLA_TSO_MAX_SIZE, "tso_max_size",
                    IFLA_TSO_MAX_SEGS, "tso_max_segs");

    private LinkMessage() {}

    static Link read(Attributes told) {
        Attributes info = told.nested(IFLA_LINKINFO);
        String kind = info == null ? null : info.text(IFLA_INFO_KIND);
        Attributes data = info == null || !VLAN.equals(kind) ? null : info.nested(IFLA_INFO_DATA);
        return new Link(
                kind == null || !kind.matches(NAME) ? null : kind,
                data == null ? null : data.u16(IFLA_VLAN_ID),
                told.s32(IFLA_LINK_NETNSID),
                told.s32(IFLA_NUM_RX_QUEUES),
                told.s32(IFLA_NUM_TX_QUEUES),
                told.u32s(LIMITS),
                xdp(told.nested(IFLA_XDP)));
    }

    private static List<Xdp> xdp(@Nullable Attributes told) {
        if (told == null) {
            return List.of();
        }
        List<Xdp> programs = new ArrayList<>();
        add(programs, told, Xdp.Mode.NATIVE, XDP_ATTACHED_DRV, IFLA_XDP_DRV_PROG_ID);
        add(programs, told, Xdp.Mode.GENERIC, XDP_ATTACHED_SKB, IFLA_XDP_SKB_PROG_ID);
        add(programs, told, Xdp.Mode.OFFLOAD, XDP_ATTACHED_HW, IFLA_XDP_HW_PROG_ID);
        return programs;
    }

    /** A kernel older than the numbers of each mode tells one number, or that there is one. */
    private static void add(
            List<Xdp> programs, Attributes told, Xdp.Mode mode, int attached, int type) {
        Integer only = told.u8(IFLA_XDP_ATTACHED);
        Long id = told.u32(type);
        if (id == null && only != null && only == attached) {
            programs.add(new Xdp(mode, told.u32(IFLA_XDP_PROG_ID)));
        } else if (id != null) {
            programs.add(new Xdp(mode, id));
        }
    }
}
