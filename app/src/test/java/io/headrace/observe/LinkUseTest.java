package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.nio.file.Path;

class LinkUseTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String NET = "sys/class/net/";

    @TempDir Path folder;

    private void device(long rxBytes, long rxPackets, long txBytes, long txPackets) {
        Hosts.write(folder, NET + "eth0/device/vendor", "0x15b3\n");
        Hosts.write(folder, NET + "eth0/statistics/rx_bytes", rxBytes + "\n");
        Hosts.write(folder, NET + "eth0/statistics/rx_packets", rxPackets + "\n");
        Hosts.write(folder, NET + "eth0/statistics/tx_bytes", txBytes + "\n");
        Hosts.write(folder, NET + "eth0/statistics/tx_packets", txPackets + "\n");
    }

    private Snapshot look(long atNs) {
        return Probe.of(HostRoot.of(folder)).withDevice("eth0").snapshot(atNs);
    }

    @Test
    void whatEthernetAddsToEachPacketCounts() {
        Hosts.write(folder, NET + "eth0/speed", "1000\n");
        device(5, 5, 5, 5);
        Snapshot before = look(0);
        device(5 + 1_514_000_000L / 8, 5 + 125_000, 5 + 76_000_000 / 8, 5 + 125_000);

        // 24 bytes for each of 125,000 packets are 24,000,000 bits; 2 s carry 2,000,000,000.
        assertThat(Delta.between(before, look(2 * SECOND)).link())
                .isEqualTo(new LinkUse("eth0", 1000, 76.9, 5));
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "fast"})
    void aDeviceWithoutSpeedHasNoShare(String speed) {
        Hosts.write(folder, NET + "eth0/speed", speed + "\n");
        device(5, 5, 5, 5);

        Snapshot before = look(0);
        device(9, 9, 9, 9);

        assertThat(Delta.between(before, look(1)).link()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000"})
    void whatTheDeviceLostIsToldWithoutASpeedToo(String speed) {
        Hosts.write(folder, NET + "eth0/speed", speed + "\n");
        lost(100, 20, 3, 4);
        Snapshot before = look(0);
        lost(107, 21, 3, 6);

        Drops drops = Delta.between(before, look(1)).drops();

        assertThat(drops.linkDropped()).isEqualTo(8);
        assertThat(drops.linkErrors()).isEqualTo(2);
    }

    private void lost(long rxDropped, long txDropped, long rxErrors, long txErrors) {
        Hosts.write(folder, NET + "eth0/statistics/rx_dropped", rxDropped + "\n");
        Hosts.write(folder, NET + "eth0/statistics/tx_dropped", txDropped + "\n");
        Hosts.write(folder, NET + "eth0/statistics/rx_errors", rxErrors + "\n");
        Hosts.write(folder, NET + "eth0/statistics/tx_errors", txErrors + "\n");
    }

    @Test
    void aCounterThatIsMissingOrFellIsNoShare() {
        Hosts.write(folder, NET + "eth0/speed", "1000\n");
        device(5, 5, 5, 5);
        Snapshot before = look(0);
        device(9, 9, 4, 9);
        Snapshot fallen = look(1);
        Hosts.write(folder, NET + "eth0/statistics/tx_bytes", "\n");

        assertThat(Delta.between(before, fallen).link()).isNull();
        assertThat(Delta.between(before, look(1)).link()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"100, eth0 at 100 Mbit/s", "2500, eth0 at 2.5 Gbit/s", "10000, eth0 at 10 Gbit/s"})
    void speedsAreTold(int mbps, String text) {
        assertThat(new LinkUse("eth0", mbps, 0, 0).text()).isEqualTo(text);
    }

    @Test
    void loopbackCarriesWhatGoesToThisMachine() {
        assertThat(LinkCounters.deviceTowards(InetAddress.getLoopbackAddress())).isEqualTo("lo");
    }
}
