package io.headrace.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.abi.LinuxEthtoolNetlink;
import io.headrace.kernel.abi.LinuxNetlink;
import io.headrace.kernel.abi.LinuxRtnetlink;
import io.headrace.kernel.abi.SysSocket;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Conversations with the kernel of this machine, which change nothing. */
class NetlinkSocketTest {
    private static List<String> names() throws Refusal {
        Request links = Request.of(LinuxRtnetlink.RTM_GETLINK, LinuxRtnetlink.ifinfomsg__size);
        try (NetlinkSocket route = new NetlinkSocket(LinuxNetlink.NETLINK_ROUTE)) {
            return route.dump(links).stream()
                    .map(message -> Attributes.of(message, LinuxRtnetlink.ifinfomsg__size))
                    .map(told -> told.text(LinuxRtnetlink.IFLA_IFNAME))
                    .toList();
        }
    }

    @Test
    void devicesAreDumped() throws Refusal {
        assertThat(names()).contains("lo");
    }

    @Test
    void aDumpIsLeftOnceThereIsEnough() throws Refusal {
        Request links = Request.of(LinuxRtnetlink.RTM_GETLINK, LinuxRtnetlink.ifinfomsg__size);
        try (NetlinkSocket route = new NetlinkSocket(LinuxNetlink.NETLINK_ROUTE)) {
            int all = route.dump(links).size();
            assertThat(route.dump(links, all)).hasSize(all);
            assertThat(route.dump(links, 0)).hasSizeBetween(1, all);
        }
    }

    @Test
    void aDumpMayBeOfOneFamily() throws Refusal {
        Request addresses =
                Request.of(
                        LinuxRtnetlink.RTM_GETADDR,
                        LinuxRtnetlink.ifaddrmsg__size,
                        SysSocket.AF_INET);
        try (NetlinkSocket route = new NetlinkSocket(LinuxNetlink.NETLINK_ROUTE)) {
            assertThat(route.dump(addresses)).allMatch(one -> one[0] == SysSocket.AF_INET);
        }
    }

    @Test
    void manyQuestionsOnOneSocket() throws Refusal {
        try (NetlinkSocket generic = new NetlinkSocket(LinuxNetlink.NETLINK_GENERIC)) {
            GenericFamily ethtool = GenericFamily.find(generic, "ethtool");
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> GenericFamily.find(generic, "no such family"))
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("ENOENT");
                assertThatThrownBy(() -> channels(ethtool, "no-such-nic"))
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("ENODEV: ")
                        .extracting(thrown -> ((Refusal) thrown).errno())
                        .isEqualTo(Errno.ENODEV);
            }
        }
    }

    private static Attributes channels(GenericFamily ethtool, String nic) throws Refusal {
        return ethtool.ask(
                LinuxEthtoolNetlink.ETHTOOL_MSG_CHANNELS_GET,
                request ->
                        request.nest(
                                1,
                                header ->
                                        header.text(
                                                LinuxEthtoolNetlink.ETHTOOL_A_HEADER_DEV_NAME,
                                                nic)));
    }

    @Test
    void whatADriverDoesNotHaveIsRefused() {
        try (EthtoolIoctl ioctl = new EthtoolIoctl()) {
            assertThatThrownBy(() -> ioctl.counters("lo")).hasMessageStartingWith("EOPNOTSUPP");
            assertThatThrownBy(() -> ioctl.driver("no-such-nic")).hasMessage("ENODEV");
            assertThatThrownBy(() -> ioctl.driver("a-name-of-more-than-15"))
                    .hasMessageStartingWith("ENODEV");
        }
    }
}
