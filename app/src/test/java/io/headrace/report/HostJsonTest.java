package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.Cpu;
import io.headrace.host.HostRoot;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.host.Settings;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The document of a machine: the fixed names, the forms of its values, and its schema. */
class HostJsonTest {
    static String document(Machine machine) {
        return HostJson.write(
                new Context(
                        "test",
                        List.of("headrace", "host"),
                        Instant.EPOCH,
                        machine.host(),
                        Settings.read(HostRoot.thisMachine())),
                machine);
    }

    private static JsonNode read(MadeMachine made) throws IOException {
        String document = document(made.build());
        Schemas.assertFits("host-1", document);
        return new ObjectMapper().readTree(document);
    }

    @Test
    void theFixedNamesHoldTheMachine() throws IOException {
        JsonNode root = read(MadeMachine.article());
        assertThat(root.at("/schema").asString()).isEqualTo("headrace.host/1");
        assertThat(root.at("/cpus")).hasSize(32);
        assertThat(root.at("/cpus/17").toString())
                .isEqualTo(
                        "{\"id\":17,\"node\":1,\"core\":0,\"package\":1,\"siblings\":\"16-17\"}");
        assertThat(root.at("/nodes/1/cpus").asString()).isEqualTo("16-31");
        JsonNode nic = root.at("/nics/0");
        assertThat(nic.at("/driver").asString()).isEqualTo("ixgbevf");
        assertThat(nic.at("/driver_version").asString()).isEqualTo("2.11.3-k");
        assertThat(nic.at("/bus").asString()).isEqualTo("0000:00:03.0");
        assertThat(nic.at("/node").isNull()).isTrue();
        assertThat(nic.at("/speed_mbps").asInt()).isEqualTo(10_000);
        assertThat(nic.at("/rx_queues/1").toString())
                .isEqualTo(
                        "{\"index\":1,\"irq\":261,\"rps_cpus\":\"00fe0000\",\"rps_flow_cnt\":0}");
        assertThat(nic.at("/channels/combined").asInt()).isEqualTo(2);
        assertThat(nic.at("/rings/rx").asInt()).isEqualTo(512);
        assertThat(nic.at("/coalesce/rx_usecs").asInt()).isEqualTo(1);
        assertThat(root.at("/clocksource").asString()).isEqualTo("xen");
        assertThat(root.at("/knobs").get("net.core.somaxconn").get("value").asString())
                .isEqualTo("128");
    }

    @Test
    void routesAndRulesAreToldWithWhatTheyAskFor() throws IOException {
        JsonNode root = read(MadeMachine.article());
        assertThat(root.at("/routing/routes/0").toString())
                .isEqualTo(
                        "{\"type\":\"unicast\",\"destination\":\"0.0.0.0/0\",\"from\":null,"
                                + "\"table\":254,\"metric\":0,\"protocol\":\"dhcp\","
                                + "\"scope\":\"global\",\"preferred_source\":\"192.0.2.1\","
                                + "\"hops\":[{\"gateway\":null,\"device\":\"eth0\",\"weight\":1,"
                                + "\"flags\":[\"linkdown\"]},{\"gateway\":\"192.0.2.254\","
                                + "\"device\":\"eth0\",\"weight\":2,\"flags\":[]}],"
                                + "\"others\":{\"mtu\":\"1400\"}}");
        assertThat(root.at("/routing/rules/0").toString())
                .isEqualTo(
                        "{\"ip_version\":4,\"priority\":50,\"inverted\":true,"
                                + "\"from\":\"192.0.2.1/32\",\"to\":\"198.51.100.0/24\","
                                + "\"iif\":\"eth0\",\"oif\":\"eth1\",\"mark\":1,\"mark_mask\":255,"
                                + "\"action\":\"lookup\",\"table\":100,\"protocol\":\"unspec\","
                                + "\"others\":{\"sport\":\"80-90\"}}");
        assertThat(root.at("/nics/0/xdp").asBoolean()).isTrue();
        assertThat(root.at("/nics/0/link/xdp").toString())
                .isEqualTo("[{\"mode\":\"native\",\"id\":12},{\"mode\":\"generic\",\"id\":null}]");
        assertThat(root.at("/nics/0/link/kind").asString()).isEqualTo("veth");
    }

    @Test
    void interruptsNameTheirQueue() throws IOException {
        JsonNode irqs = read(MadeMachine.article()).at("/irqs");
        assertThat(irqs.at("/1/nic").asString()).isEqualTo("eth0");
        assertThat(irqs.at("/1/queue").asInt()).isEqualTo(1);
        assertThat(irqs.at("/1/affinity").asString()).isEqualTo("00010000");
        assertThat(irqs.at("/1/effective").asString()).isEqualTo("16");
        assertThat(irqs.at("/1/writable").asBoolean()).isTrue();
        assertThat(irqs.at("/1/counts/16").asLong()).isEqualTo(3873);
        assertThat(irqs.at("/2/queue").isNull()).isTrue();
        assertThat(irqs.at("/2/role").asString()).isEqualTo("control");
    }

    @Test
    void whatIsNotToldIsNullAndWhatIsRefusedIsAGap() throws IOException {
        MadeMachine made = MadeMachine.usual(1, 1, 2, 1).virtual("lo", NetDevice.Kind.LOOPBACK);
        made.nic("eth0", "vif", Cpu.UNKNOWN, List.of(-1), List.of("0-1")).bareNode();
        made.knob("net.core.bpf_jit_harden", null).rewriter("irqbalance");
        made.gap("proc/sys/net/core/bpf_jit_harden", "EACCES", "CAP_DAC_READ_SEARCH");
        JsonNode root = read(made);
        assertThat(root.at("/nics/0/channels").isNull()).isTrue();
        assertThat(root.at("/nics/0/rx_queues/0/rps_cpus").isNull()).isTrue();
        assertThat(root.at("/irqs/0/effective").isNull()).isTrue();
        assertThat(root.at("/nodes/1/cpus").asString()).isEmpty();
        assertThat(root.at("/knobs").get("net.core.bpf_jit_harden").get("value").isNull()).isTrue();
        assertThat(root.at("/gaps/0/capability").asString()).isEqualTo("CAP_DAC_READ_SEARCH");
        assertThat(root.at("/gaps")).hasSize(3);
        assertThat(root.at("/rewriters/0/touches/0").asString()).isEqualTo("interrupts");
    }
}
