package io.headrace.host;

import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_GENERIC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import io.headrace.Needs;
import io.headrace.OwnNamespace;
import io.headrace.Tool;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.netlink.EthtoolIoctl;
import io.headrace.kernel.netlink.EthtoolSettings;
import io.headrace.kernel.netlink.GenericFamily;
import io.headrace.kernel.netlink.NapiSettings;
import io.headrace.kernel.netlink.NetlinkSocket;
import io.headrace.kernel.netlink.Refusal;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Changes to devices of a namespace of the test's own, read back by ethtool and by ourselves. */
class NicSettingsTest {
    private static final String VETH =
            "link add veth0 numrxqueues 4 numtxqueues 4 type veth"
                    + " peer name veth1 numrxqueues 4 numtxqueues 4";

    /** Steps over both families. */
    private interface Steps {
        void run(EthtoolSettings ethtool, GenericFamily netdev) throws Exception;
    }

    private static void inside(Steps steps) throws Exception {
        OwnNamespace.run(() -> {
            for (String words : List.of(VETH, "link set veth0 up", "link set veth1 up")) {
                ip(words);
            }
            try (NetlinkSocket socket = new NetlinkSocket(NETLINK_GENERIC)) {
                steps.run(
                        new EthtoolSettings(GenericFamily.find(socket, "ethtool")),
                        GenericFamily.find(socket, "netdev"));
            }
        });
    }

    private static void ip(String words) throws Exception {
        Tool.Output output = Tool.run("ip", words.split(" ", -1));
        assertThat(output.code()).as(output.text()).isZero();
    }

    private static String ethtool(String view, String nic) throws Exception {
        return Tool.run("ethtool", view, nic).text().replaceAll("[ \t]+", " ");
    }

    private static NicAnswers told(String nic) {
        try (LiveAnswers answers = LiveAnswers.open()) {
            return answers.about(nic);
        }
    }

    private static List<Napi> napisOf(String nic) {
        return requireNonNull(told(nic).napis());
    }

    private static void assertRefused(int errno, String message, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(message)
                .extracting(thrown -> ((Refusal) thrown).errno())
                .isEqualTo(errno);
    }

    @Test
    void channels() throws Exception {
        inside((ethtool, netdev) -> {
            Channels before = requireNonNull(told("veth0").channels());
            ethtool.set("veth0", new EthtoolSettings.Channels(2, 3, null, null));
            assertThat(ethtool("-l", "veth0")).containsPattern("(?s)Current.*RX: 2\nTX: 3\n");
            assertThat(told("veth0").channels())
                    .isEqualTo(new Channels(4, 4, null, null, 2, 3, null, null));

            ethtool.set("veth0", new EthtoolSettings.Channels(1, null, null, null));
            assertThat(ethtool("-l", "veth0")).containsPattern("(?s)Current.*RX: 1\nTX: 3\n");

            ethtool.set(
                    "veth0", new EthtoolSettings.Channels(before.rx(), before.tx(), null, null));
            assertThat(told("veth0").channels()).isEqualTo(before);
        });
    }

    @Test
    void aRefusedChangeChangesNothingAndTellsTheKernelsWords() throws Exception {
        inside((ethtool, netdev) -> {
            Channels before = told("veth0").channels();
            assertRefused(
                    Errno.EINVAL,
                    "EINVAL: requested channel count exceeds maximum (attribute at byte ",
                    () -> ethtool.set("veth0", new EthtoolSettings.Channels(1, 9, null, null)));
            assertThat(told("veth0").channels()).isEqualTo(before);
            assertRefused(
                    Errno.EOPNOTSUPP,
                    "EOPNOTSUPP",
                    () -> ethtool.set("veth0", new EthtoolSettings.Rings(64, null, null, null)));
            assertRefused(
                    Errno.ENODEV,
                    "ENODEV: ",
                    () -> ethtool.set("veth9", new EthtoolSettings.Rings(64, null, null, null)));
        });
    }

    @Test
    void features() throws Exception {
        inside((ethtool, netdev) -> {
            List<Feature> before = told("veth0").features();
            assertThat(before).contains(new Feature("rx-gro", false, false, true));
            assertThat(
                            ethtool.features(
                                    "veth0",
                                    Map.of("rx-gro", true, "tx-generic-segmentation", false)))
                    .isEmpty();
            assertThat(ethtool("-k", "veth0"))
                    .contains("generic-receive-offload: on", "generic-segmentation-offload: off");
            assertThat(told("veth0").features()).contains(new Feature("rx-gro", true, true, true));

            ethtool.features("veth0", Map.of("rx-gro", false, "tx-generic-segmentation", true));
            assertThat(told("veth0").features()).isEqualTo(before);
        });
    }

    @Test
    void featuresThatCannotBeAsWantedAreTold() throws Exception {
        inside((ethtool, netdev) -> {
            List<Feature> before = told("veth0").features();
            assertThat(ethtool.features("veth0", Map.of("rx-lro", true))).containsExactly("rx-lro");
            assertRefused(
                    Errno.EOPNOTSUPP,
                    "EOPNOTSUPP: bit name not found",
                    () -> ethtool.features("veth0", Map.of("rx-magic", true)));
            assertThat(told("veth0").features()).isEqualTo(before);
        });
    }

    /** A tap counts packets before it wakes its reader, and has nothing else to coalesce. */
    @Test
    void coalescing() throws Exception {
        inside((ethtool, netdev) -> {
            if (Tool.run("ip", "tuntap", "add", "tap0", "mode", "tap").code() != 0) {
                throw Needs.missing("the device tun");
            }
            ethtool.set("tap0", new EthtoolSettings.Coalesce(null, 32L, null, null, null, null));
            assertThat(ethtool("-c", "tap0")).contains("rx-frames: 32\n");
            assertThat(told("tap0").coalesce())
                    .isEqualTo(new Coalesce(null, 32L, null, null, null, null, Map.of()));
            ethtool.set("tap0", new EthtoolSettings.Coalesce(null, 0L, null, null, null, null));
            assertThat(ethtool("-c", "tap0")).contains("rx-frames: 0\n");
            for (EthtoolSettings.Coalesce lacking :
                    List.of(
                            new EthtoolSettings.Coalesce(5L, null, null, null, null, null),
                            new EthtoolSettings.Coalesce(null, null, 5L, null, null, null),
                            new EthtoolSettings.Coalesce(null, null, null, 5L, null, null),
                            new EthtoolSettings.Coalesce(null, null, null, null, true, null),
                            new EthtoolSettings.Coalesce(null, null, null, null, null, true))) {
                assertRefused(
                        Errno.EINVAL,
                        "EINVAL: cannot modify an unsupported parameter (attribute at byte ",
                        () -> ethtool.set("tap0", lacking));
            }
        });
    }

    @Test
    void napis() throws Exception {
        inside((ethtool, netdev) -> {
            ethtool.features("veth0", Map.of("rx-gro", true));
            List<Napi> before = napisOf("veth0");
            assertThat(before).isNotEmpty();
            Napi first = before.getFirst();
            try {
                new NapiSettings(5L, 20_000L, 1L << 33, null).set(netdev, first.id());
            } catch (Refusal older) {
                assertThat(older.errno()).isEqualTo(Errno.EOPNOTSUPP);
                throw Needs.missing("napi-set of Linux 6.13");
            }
            assertThat(told("veth0").napis())
                    .contains(
                            new Napi(first.id(), first.irq(), first.pid(), 5L, 20_000L, 1L << 33));
            new NapiSettings(
                            first.deferHardIrqs(),
                            first.groFlushTimeoutNs(),
                            first.irqSuspendTimeoutNs(),
                            null)
                    .set(netdev, first.id());
            assertThat(told("veth0").napis()).isEqualTo(before);
            assertThatThrownBy(() ->
                            new NapiSettings(1L << 31, null, null, null).set(netdev, first.id()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("integer out of range");
            assertRefused(
                    Errno.ENOENT,
                    "ENOENT",
                    () -> new NapiSettings(1L, null, null, null).set(netdev, 1 << 30));
        });
    }

    /** The kernel thread of a NAPI is there while it is threaded. */
    @Test
    void threadedNapis() throws Exception {
        inside((ethtool, netdev) -> {
            ethtool.features("veth0", Map.of("rx-gro", true));
            Napi first = napisOf("veth0").getFirst();
            assertThat(first.pid()).isNull();
            try {
                new NapiSettings(null, null, null, true).set(netdev, first.id());
            } catch (Refusal older) {
                assertThat(older.errno()).isIn(Errno.EOPNOTSUPP, Errno.EINVAL);
                throw Needs.missing("threaded NAPIs by netlink, of Linux 6.17");
            }
            assertThat(napisOf("veth0").getFirst().pid()).isNotNull();
            new NapiSettings(null, null, null, false).set(netdev, first.id());
        });
    }

    @Test
    void aDeviceWithoutATableOfQueuesRefusesOne() throws Exception {
        inside((ethtool, netdev) -> {
            try (EthtoolIoctl ioctl = new EthtoolIoctl()) {
                assertRefused(
                        Errno.EOPNOTSUPP,
                        "EOPNOTSUPP",
                        () -> ioctl.setRssTable("veth0", List.of(0, 1)));
            }
        });
    }
}
