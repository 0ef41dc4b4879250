package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.Manifest.Nic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is read of a machine's settings. */
class ManifestTest {
    @TempDir Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Manifest read() {
        return Manifest.read(HostRoot.of(folder));
    }

    @Test
    void whatIsNotToldIsLeftOut() {
        Manifest none = read();
        assertThat(none.settings()).isEmpty();
        assertThat(none.nics()).isEmpty();
        assertThat(none.irqMapDigest()).isNull();
        assertThat(none.loadAverage()).isNaN();
    }

    @Test
    void settingsAreTheKernelsWords() throws IOException {
        write("proc/sys/net/ipv4/tcp_congestion_control", "bbr\n");
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("proc/self/cgroup", "0::/a.slice\n");
        write("sys/fs/cgroup/a.slice/cpu.max", "200000 100000\n");
        write("proc/loadavg", "0.52 0.4 0.3 1/2 3\n");
        assertThat(read().settings())
                .isEqualTo(
                        Map.of(
                                "congestion_control",
                                "bbr",
                                "ip_local_port_range",
                                "32768 60999",
                                "cgroup_cpu.max",
                                "200000 100000"));
        assertThat(read().loadAverage()).isEqualTo(0.52);
    }

    @Test
    void interfacesThatAreUp() throws IOException {
        for (String name : new String[] {"lo", "eth0", "eth1"}) {
            write("sys/class/net/" + name + "/operstate", name.equals("eth1") ? "down" : "up");
            write("sys/class/net/" + name + "/mtu", "9001\n");
            write("sys/class/net/" + name + "/speed", "25000\n");
        }
        Files.createDirectories(folder.resolve("sys/class/net/eth0/device"));
        Files.createSymbolicLink(
                folder.resolve("sys/class/net/eth0/device/driver"),
                Path.of("../../../bus/pci/drivers/ena"));
        assertThat(read().nics()).containsExactly(new Nic("eth0", "ena", 9001, 25000));
    }

    @Test
    void anotherAffinityIsAnotherDigest() throws IOException {
        write(
                "proc/interrupts",
                "  CPU0 CPU1\n 24:  1 2 PCI-MSI eth0-rx-0\n 25: 3 4 eth0-rx-1\nNMI: 1 1 x\n");
        write("proc/irq/24/smp_affinity_list", "0\n");
        write("proc/irq/25/smp_affinity_list", "1\n");
        String before = read().irqMapDigest();
        assertThat(before).hasSize(64);
        write("proc/interrupts", "  CPU0 CPU1\n 24:  9 9 PCI-MSI eth0-rx-0\n 25: 9 9 eth0-rx-1\n");
        assertThat(read().irqMapDigest()).isEqualTo(before);
        write("proc/irq/25/smp_affinity_list", "0\n");
        assertThat(read().irqMapDigest()).isNotEqualTo(before);
    }

    @Test
    void thisMachineTellsItsCongestionControl() {
        assertThat(Manifest.read(HostRoot.thisMachine()).settings())
                .containsKey("congestion_control");
    }
}
