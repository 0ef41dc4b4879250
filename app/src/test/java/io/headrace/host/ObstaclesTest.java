package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class ObstaclesTest {
    private static final String NET = "proc/sys/net/";

    @TempDir Path folder;

    private Obstacles read() {
        return Obstacles.read(HostRoot.of(folder));
    }

    @Test
    void readsWhatIsThere() {
        Hosts.write(
                folder, "sys/devices/system/cpu/cpufreq/policy0/scaling_governor", "ondemand\n");
        Hosts.write(folder, NET + "core/somaxconn", "128\n");
        Hosts.write(folder, NET + "ipv4/ip_local_port_range", "32768\t60999\n");
        Hosts.write(folder, NET + "netfilter/nf_conntrack_count", "70\n");
        Hosts.write(folder, NET + "netfilter/nf_conntrack_max", "262144\n");

        assertThat(read()).isEqualTo(new Obstacles("ondemand", 128, 28232, 70, 262144));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32768", "many\tmore", "1 2 3"})
    void whatIsNotToldIsUnknown(String range) {
        Hosts.write(folder, NET + "ipv4/ip_local_port_range", range + "\n");

        assertThat(read()).isEqualTo(Obstacles.UNKNOWN);
    }
}
