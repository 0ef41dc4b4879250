package io.headrace.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.concurrent.TimeUnit;

/** Devices that stand on others are seen with what they stand on. */
@OnMachine(shape = "small")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class BondAndVlanTest {
    @Test
    void theProgramSeesThemWithTheirMembers(EmulatedMachine machine) {
        machine.must(
                """
                modprobe bonding && modprobe 8021q || exit
                [ -e /sys/class/net/bond0 ] || echo +bond0 >/sys/class/net/bonding_masters
                ip link set eth1 down
                echo +eth1 >/sys/class/net/bond0/bonding/slaves
                ip link add link eth0 name eth0.5 type vlan id 5
                """);
        try {
            JsonNode nics = nics(machine);
            JsonNode bond = nic(nics, "bond0");
            assertThat(bond.path("kind").asString()).isEqualTo("bond");
            assertThat(bond.path("lower").toString()).isEqualTo("[\"eth1\"]");
            assertThat(nic(nics, "eth1").path("master").asString()).isEqualTo("bond0");
            JsonNode vlan = nic(nics, "eth0.5");
            assertThat(vlan.path("kind").asString()).isEqualTo("vlan");
            assertThat(vlan.path("lower").toString()).isEqualTo("[\"eth0\"]");
            assertThat(vlan.at("/link/vlan").asInt()).isEqualTo(5);
        } finally {
            machine.must(
                    """
                    ip link del eth0.5
                    echo -bond0 >/sys/class/net/bonding_masters
                    ip link set eth1 up
                    """);
        }
    }

    private static JsonNode nics(EmulatedMachine machine) {
        return new JsonMapper().readTree(machine.must("headrace host --json -")).path("nics");
    }

    private static JsonNode nic(JsonNode nics, String name) {
        for (JsonNode nic : nics) {
            if (nic.path("name").asString().equals(name)) {
                return nic;
            }
        }
        throw new AssertionError("no " + name + " in " + nics);
    }
}
