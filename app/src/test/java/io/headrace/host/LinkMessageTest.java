package io.headrace.host;

import static io.headrace.kernel.abi.LinuxRtnetlink.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.netlink.Attributes;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

class LinkMessageTest {
    private static Link read(byte[] attributes) {
        return LinkMessage.read(Attributes.of(attributes, 0));
    }

    private static Message vlan() {
        byte[] data =
                Message.of().put(IFLA_VLAN_ID, Arrays.copyOf(Message.number(0x0707), 2)).bytes();
        byte[] info = Message.of().text(IFLA_INFO_KIND, "vlan").put(IFLA_INFO_DATA, data).bytes();
        return Message.of()
                .put(IFLA_LINKINFO, info)
                .u32(IFLA_LINK_NETNSID, -1)
                .u32(IFLA_NUM_RX_QUEUES, 4)
                .u32(IFLA_NUM_TX_QUEUES, 2)
                .u32(IFLA_GSO_MAX_SIZE, 65_536)
                .u32(IFLA_TSO_MAX_SEGS, 65_535);
    }

    @Test
    void aLinkIsToldWhole() {
        assertThat(read(vlan().bytes()))
                .isEqualTo(
                        new Link(
                                "vlan",
                                0x0707,
                                -1,
                                4,
                                2,
                                Map.of("gso_max_size", 65_536L, "tso_max_segs", 65_535L),
                                List.of()));
    }

    @Test
    void dataOfAnotherKindIsNoVlan() {
        byte[] info =
                Message.of()
                        .text(IFLA_INFO_KIND, "bridge")
                        .put(IFLA_INFO_DATA, Message.of().u32(IFLA_VLAN_ID, 7).bytes())
                        .bytes();
        Link link = read(Message.of().put(IFLA_LINKINFO, info).bytes());
        assertThat(link.kind()).isEqualTo("bridge");
        assertThat(link.vlan()).isNull();
    }

    private static List<Link.Xdp> xdp(Message program) {
        return read(Message.of().put(IFLA_XDP, program.bytes()).bytes()).xdp();
    }

    @Test
    void programsAreToldWithTheirMode() {
        assertThat(xdp(Message.of().put(IFLA_XDP_ATTACHED, (byte) 0))).isEmpty();
        assertThat(xdp(Message.of().put(IFLA_XDP_ATTACHED, (byte) XDP_ATTACHED_DRV)))
                .containsExactly(new Link.Xdp(Link.Xdp.Mode.NATIVE, null));
        Message generic =
                Message.of()
                        .put(IFLA_XDP_ATTACHED, (byte) XDP_ATTACHED_SKB)
                        .u32(IFLA_XDP_PROG_ID, 12)
                        .u32(IFLA_XDP_SKB_PROG_ID, 12);
        assertThat(xdp(generic)).containsExactly(new Link.Xdp(Link.Xdp.Mode.GENERIC, 12L));
        Message both =
                Message.of()
                        .put(IFLA_XDP_ATTACHED, (byte) 4)
                        .u32(IFLA_XDP_DRV_PROG_ID, 12)
                        .u32(IFLA_XDP_HW_PROG_ID, 13);
        assertThat(xdp(both))
                .containsExactly(
                        new Link.Xdp(Link.Xdp.Mode.NATIVE, 12L),
                        new Link.Xdp(Link.Xdp.Mode.OFFLOAD, 13L));
    }

    /** Whatever the bytes are, there is a link; a name is one word. */
    @Test
    void spoiltAttributesAreSurvived() {
        Random random = new Random(1);
        byte[] whole = vlan().put(IFLA_XDP, Message.of().put(2, (byte) 1).bytes()).bytes();
        for (int i = 0; i < 10_000; i++) {
            byte[] spoilt = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int changes = random.nextInt(6); changes > 0 && spoilt.length > 0; changes--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            String kind = read(spoilt).kind();
            assertThat(kind == null || kind.matches("[!-~]+")).isTrue();
        }
    }
}
