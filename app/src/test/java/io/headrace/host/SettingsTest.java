package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SettingsTest {
    private static final String NET = "sys/class/net/";
    private static final String INTERRUPTS =
            """
                       CPU0       CPU1
             24:          1          0  IO-APIC   5-edge      ACPI:Ged
             30:          0         14  PCI-MSIX-0000:00:05.0   1-edge      virtio1-input.0
            NMI:          0          0   Non-maskable interrupts
            ERR:          0
            """;

    @TempDir Path folder;

    private Settings read() {
        return Settings.read(HostRoot.of(folder));
    }

    private void write(String relative, String text) {
        Hosts.write(folder, relative, text);
    }

    @Test
    void readsWhatIsSet() {
        write("sys/devices/system/cpu/cpufreq/policy0/scaling_governor", "powersave\n");
        write("proc/sys/net/ipv4/tcp_congestion_control", "bbr\n");
        write("proc/sys/net/core/default_qdisc", "fq\n");
        write("proc/sys/net/core/somaxconn", "4096\n");
        write("proc/sys/net/ipv4/tcp_max_syn_backlog", "2048\n");
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");

        Settings settings = read();

        assertThat(settings.power().governor()).isEqualTo("powersave");
        assertThat(settings.congestionControl()).isEqualTo("bbr");
        assertThat(settings.qdisc()).isEqualTo("fq");
        assertThat(settings.somaxconn()).isEqualTo(4096);
        assertThat(settings.synBacklog()).isEqualTo(2048);
        assertThat(settings.portRange()).isEqualTo("32768-60999");
        assertThat(settings.transparentHugepages()).isEqualTo("madvise");
    }

    @Test
    void devicesThatAreUpAreToldWithDriverAndSpeed() throws IOException {
        nic("lo", "0x9", "unknown", "65536", null);
        nic("eth0", "0x1003", "up", "1500", "25000");
        nic("eth1", "0x1002", "down", "1500", "1000");
        nic("eth2", "0x1003", "down", "1500", "1000");
        nic("ens4", "0x1003", "up", "8896", "-1");
        Path driver = folder.resolve(NET + "eth0/device/driver");
        Files.createDirectories(driver.getParent());
        Files.createSymbolicLink(driver, Path.of("../../../bus/pci/drivers/mlx5_core"));

        assertThat(read().nics())
                .containsExactly(
                        new Nic("ens4", null, 8896, null),
                        new Nic("eth0", "mlx5_core", 1500, 25000),
                        new Nic("lo", null, 65536, null));
    }

    @Test
    void onlyHardwareAndWhatLeadsToItHasASpeed() {
        nic("eth0", "0x1003", "up", "1500", "25000");
        write(NET + "eth0/device/vendor", "0x15b3\n");
        nic("bond0", "0x1003", "up", "1500", "50000");
        write(NET + "bond0/lower_eth0/ifindex", "2\n");
        nic("bond0.7", "0x1003", "up", "1500", "50000");
        write(NET + "bond0.7/lower_bond0/ifindex", "3\n");
        nic("veth1", "0x1003", "up", "1500", "10000");
        nic("br0", "0x1003", "up", "1500", "10000");
        write(NET + "br0/lower_veth1/ifindex", "5\n");

        assertThat(read().nics())
                .containsExactly(
                        new Nic("bond0", null, 1500, 50000),
                        new Nic("bond0.7", null, 1500, 50000),
                        new Nic("br0", null, 1500, null),
                        new Nic("eth0", null, 1500, 25000),
                        new Nic("veth1", null, 1500, null));
    }

    private void nic(String name, String flags, String state, String mtu, @Nullable String speed) {
        write(NET + name + "/flags", flags + "\n");
        write(NET + name + "/operstate", state + "\n");
        write(NET + name + "/mtu", mtu + "\n");
        if (speed != null) {
            write(NET + name + "/speed", speed + "\n");
        }
    }

    @Test
    void interruptsAreTheirNumberNameAndPlace() {
        write("proc/interrupts", INTERRUPTS);
        write("proc/irq/30/smp_affinity_list", "1\n");

        assertThat(Interrupts.placement(HostRoot.of(folder)))
                .containsExactly(
                        "24 IO-APIC 5-edge ACPI:Ged ?",
                        "30 PCI-MSIX-0000:00:05.0 1-edge virtio1-input.0 1");
    }

    @Test
    void theDigestTellsThePlaceAndNotTheCounts() {
        write("proc/interrupts", INTERRUPTS);
        write("proc/irq/30/smp_affinity_list", "1\n");
        String before = read().irqMapDigest();
        write("proc/interrupts", INTERRUPTS.replace(" 14 ", " 99 "));
        String counted = read().irqMapDigest();
        write("proc/irq/30/smp_affinity_list", "0\n");

        assertThat(before).matches("[0-9a-f]{64}");
        assertThat(counted).isEqualTo(before);
        assertThat(read().irqMapDigest()).matches("[0-9a-f]{64}").isNotEqualTo(before);
    }

    @Test
    void textsThatAreNoNumbersAreUnknown() {
        write("proc/sys/net/core/somaxconn", "many\n");
        write("sys/kernel/mm/transparent_hugepage/enabled", "\n");
        nic("eth0", "none", "up", "1500", "1000");

        Settings settings = read();

        assertThat(settings.somaxconn()).isNull();
        assertThat(settings.transparentHugepages()).isNull();
        assertThat(settings.nics()).isEmpty();
    }

    @Test
    void thisMachineHasLoopbackAndAPortRange() {
        Settings settings = Settings.read(HostRoot.thisMachine());

        assertThat(settings.nics()).extracting(Nic::name).contains("lo");
        assertThat(settings.portRange()).matches("[0-9]+-[0-9]+");
    }
}
