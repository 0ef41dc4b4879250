package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headrace.kernel.abi.LinuxNetlink;
import io.headrace.kernel.netlink.EthtoolIoctl;
import io.headrace.kernel.netlink.GenericFamily;
import io.headrace.kernel.netlink.NetlinkSocket;
import io.headrace.kernel.netlink.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refusals of this machine's kernel, as a person reads them. */
class RefusalsTest {
    @TempDir Path folder;

    private static Refusal noFamily() {
        try (NetlinkSocket socket = new NetlinkSocket(LinuxNetlink.NETLINK_GENERIC)) {
            return catchThrowableOfType(
                    Refusal.class, () -> GenericFamily.find(socket, "no-such-family"));
        }
    }

    private static Refusal noCounters() {
        try (EthtoolIoctl ioctl = new EthtoolIoctl()) {
            return catchThrowableOfType(Refusal.class, () -> ioctl.counters("lo"));
        }
    }

    /** The kernel has words for wrong attributes; those of a missing family it keeps to itself. */
    @Test
    void theCauseIsTheKernelsWordsOrTheVersion() throws Refusal {
        assertThat(Refusals.gap("netlink:x", noFamily(), "6.3"))
                .isEqualTo(new Gap("netlink:x", "ENOENT", null, "came with Linux 6.3"));
        try (NetlinkSocket socket = new NetlinkSocket(LinuxNetlink.NETLINK_GENERIC)) {
            GenericFamily control = GenericFamily.find(socket, "nlctrl");
            Refusal wrong =
                    catchThrowableOfType(
                            Refusal.class, () -> control.ask(3, request -> request.u8(1, 1)));
            assertThat(wrong.words()).isNotNull();
            assertThat(Refusals.gap("netlink:x", wrong, "6.3").cause())
                    .isEqualTo("the kernel says \"" + wrong.words() + "\"");
        }
    }

    @Test
    void ourOwnWordsAreNotTheKernels() {
        assertThat(Refusals.gap("ethtool lo counters", noCounters(), null))
                .isEqualTo(new Gap("ethtool lo counters", "EOPNOTSUPP", null));
    }

    @Test
    void whatManyDevicesAreRefusedIsToldOnce() {
        Refusals refusals = new Refusals();
        for (int nic = 0; nic < 3; nic++) {
            refusals.add("netdev:napi-get", noFamily(), "6.8");
            refusals.add("netdev:queue-get", noFamily(), "6.8");
        }
        assertThat(refusals.gaps())
                .extracting(Gap::path)
                .containsExactly("netlink:netdev:napi-get", "netlink:netdev:queue-get");
    }

    @Test
    void aCapturedTreeTellsThemWithTheirCause() throws IOException {
        Files.writeString(
                folder.resolve("gaps"),
                """
                EACCES sys/x
                ENOENT netlink:netdev\tcame with Linux 6.3
                EPERM netlink:netdev:napi-get
                """);
        assertThat(new CapturedAnswers(new Survey(HostRoot.of(folder))).gaps())
                .containsExactly(
                        new Gap("netlink:netdev", "ENOENT", null, "came with Linux 6.3"),
                        new Gap("netlink:netdev:napi-get", "EPERM", "CAP_NET_ADMIN"));
        assertThat(Machine.read(HostRoot.of(folder)).gaps())
                .extracting(Gap::path)
                .contains("netlink:netdev", "netlink:netdev:napi-get");
    }
}
