package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.NetDevice.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class NetFoldersTest {
    @TempDir Path folder;

    private void write(String relative, String text) {
        Hosts.write(folder, "sys/class/net/" + relative, text + "\n");
    }

    private NetDevice read(String name) {
        List<NetDevice> found =
                NetFolders.read(new Survey(HostRoot.of(folder)), nic -> NicAnswers.NONE).stream()
                        .map(NetFolders.Found::device)
                        .filter(device -> device.name().equals(name))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "lo, 772, 1, flags, LOOPBACK",
        "eth0, 1, 9, flags, VETH",
        "eth0, 1, 2, flags, VIRTUAL",
        "dummy0, 1, 2, flags, VIRTUAL",
        "sit0, 776, 0, flags, VIRTUAL",
        "tunl0, 768, 0, flags, VIRTUAL",
        "gretap1, 1, 0, flags, VIRTUAL",
        "macvlan0, 1, 3, lower_eth0/ifindex, VIRTUAL",
        "tap0, 1, 2, tun_flags, TUN",
        "br0, 1, 2, bridge/stp_state, BRIDGE",
        "bond0, 1, 2, bonding/mode, BOND",
        "ens5, 1, 2, device/vendor, PHYSICAL"
    })
    void kindsAreToldApart(String name, int type, int link, String file, Kind kind) {
        write(name + "/type", Integer.toString(type));
        write(name + "/ifindex", name.equals("lo") ? "1" : "2");
        write(name + "/iflink", Integer.toString(link));
        write(name + "/" + file, "0");

        assertThat(read(name).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"vlan, VLAN", "vxlan, VIRTUAL", "wireguard, VIRTUAL"})
    void theKernelNamesSomeKinds(String named, Kind kind) {
        write("x/type", "1");
        write("x/ifindex", "4");
        write("x/iflink", "2");
        write("x/uevent", "DEVTYPE=" + named + "\nINTERFACE=x");

        assertThat(read("x").kind()).isEqualTo(kind);
    }

    @Test
    void whatIsNotToldIsUnknown() {
        write("x/flags", "up and running");
        write("x/speed", "-1");
        NetDevice device = read("x");

        assertThat(device.index()).isEqualTo(Cpu.UNKNOWN);
        assertThat(device.up()).isFalse();
        assertThat(device.carrier()).isNull();
        assertThat(device.speedMbps()).isNull();
        assertThat(device.mtu()).isNull();
        assertThat(device.peer()).isNull();
        assertThat(device.rxQueues()).isEmpty();
    }
}
