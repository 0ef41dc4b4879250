package io.headrace.cli;

import static io.headrace.cli.HostBesideToolsTest.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.Tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What `headrace host` tells of network devices is what ip, tc and ethtool tell of them. */
class NicsBesideToolsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Devices with queues of which some are in use, in namespaces that end with the commands. */
    private static final String DEVICES =
            """
            mount -t sysfs none /sys
            ip link set lo up
            ip link add veth0 numrxqueues 4 numtxqueues 4 type veth \
                peer name veth1 numrxqueues 4 numtxqueues 4
            ethtool -L veth0 rx 2 tx 3
            ip addr add 192.0.2.1/24 dev veth0
            ip addr add 2001:db8::1/64 dev veth0 nodad
            ip link add br0 type bridge
            ip link set veth1 master br0
            ip link set veth0 up
            ip link set veth1 up
            ip link set br0 up
            for i in $(seq 100); do # a bridge is up a little later
                grep -q up /sys/class/net/br0/operstate && break; sleep 0.1
            done
            tc qdisc add dev veth0 root handle 8001: mq
            echo 2 > /sys/class/net/veth0/queues/rx-1/rps_cpus
            ip link set veth0 gso_max_size 30000 gso_max_segs 100
            vlan= # not in every kernel
            if ip link add link veth0 name veth0.7 type vlan id 7; then vlan=veth0.7; fi
            unshare --net sleep 60 & away=$!
            until [ $(readlink /proc/$away/ns/net) != $(readlink /proc/$$/ns/net) ]; do
                sleep 0.1
            done
            ip link add near type veth peer name far
            ip link set far netns $away
            """;

    @TempDir Path folder;

    @Test
    void networkDevices() throws Exception {
        JsonNode host = HostBesideToolsTest.host();
        assertThat(host.get("nics")).isNotEmpty();
        Map<String, String> told = new TreeMap<>();
        told.put("link", Tool.run("ip", "-j", "-d", "link").text());
        told.put("addr", Tool.run("ip", "-j", "addr").text());
        told.put("qdisc", Tool.run("tc", "-j", "qdisc").text());
        for (JsonNode nic : host.get("nics")) {
            String name = nic.get("name").asString();
            for (String view : List.of("i", "l", "g", "c", "x", "S")) {
                told.put(view + " " + name, Tool.run("ethtool", "-" + view, name).text());
            }
            told.put("k " + name, Tool.run("ethtool", "--json", "-k", name).text());
        }
        assertSame(host.get("nics"), told);
    }

    @Test
    void networkDevicesOfANamespace() throws Exception {
        String views =
                """
                ip -j -d link > link; ip -j addr > addr; tc -j qdisc > qdisc
                for nic in lo veth0 veth1 br0 near $vlan; do
                    for view in i l g c x S; do ethtool -$view $nic > "$view $nic" || true; done
                    ethtool --json -k $nic > "k $nic"
                done
                kill $away
                """;
        for (String tool : List.of("unshare", "ip", "tc", "ethtool")) {
            Needs.program(tool);
        }
        Map<String, String> told = NetworkNamespace.look(folder, DEVICES, views);
        JsonNode nics = MAPPER.readTree(in(told, "host")).get("nics");
        assertThat(nics).hasSizeBetween(5, 6);
        assertSame(nics, told);
        JsonNode veth = named(nics, "veth0");
        assertThat(veth.get("channels").get("rx").asInt()).isEqualTo(2);
        assertThat(veth.get("rx_queues")).hasSize(2);
        assertThat(veth.get("tx_queues")).hasSize(3);
        assertThat(veth.get("rx_queues").get(1).get("rps_cpus").asString()).endsWith("2");
        assertThat(named(nics, "veth1").get("master").asString()).isEqualTo("br0");
        assertThat(veth.at("/link/kind").asString()).isEqualTo("veth");
        assertThat(veth.at("/link/peer_namespace").isNull()).isTrue();
        assertThat(named(nics, "near").at("/link/peer_namespace").asInt()).isNotNegative();
        assertThat(named(nics, "br0").get("lower").get(0).asString()).isEqualTo("veth1");
    }

    private static JsonNode named(JsonNode nics, String name) {
        for (JsonNode nic : nics) {
            if (nic.get("name").asString().equals(name)) {
                return nic;
            }
        }
        throw new AssertionError("no " + name + " in " + nics);
    }

    private static void assertSame(JsonNode nics, Map<String, String> told) {
        JsonNode links = MAPPER.readTree(in(told, "link"));
        assertThat(nics).hasSize(links.size());
        for (JsonNode link : links) {
            JsonNode nic = named(nics, link.get("ifname").asString());
            String name = nic.get("name").asString();
            assertLink(nic, link);
            assertDriver(nic, fields(in(told, "i " + name)));
            assertChannels(nic.get("channels"), in(told, "l " + name));
            assertRings(nic.get("rings"), in(told, "g " + name));
            assertCoalesce(nic.get("coalesce"), in(told, "c " + name));
            assertRss(nic.get("rss"), in(told, "x " + name));
            assertFeatures(nic.get("features"), in(told, "k " + name));
            assertCounters(nic.get("counters"), in(told, "S " + name));
        }
        for (JsonNode theirs : MAPPER.readTree(in(told, "addr"))) {
            TreeSet<String> addresses = new TreeSet<>();
            for (JsonNode one : theirs.get("addr_info")) {
                if (one.has("local")) {
                    addresses.add(one.get("local").asString() + "/" + one.get("prefixlen").asInt());
                }
            }
            TreeSet<String> ours = new TreeSet<>();
            named(nics, theirs.get("ifname").asString())
                    .get("addresses")
                    .forEach(address -> ours.add(address.asString()));
            assertThat(ours).isEqualTo(addresses);
        }
        assertQdiscs(nics, MAPPER.readTree(in(told, "qdisc")));
    }

    private static void assertLink(JsonNode nic, JsonNode link) {
        assertThat(nic.get("index").asInt()).isEqualTo(link.get("ifindex").asInt());
        assertThat(nic.get("mtu").asInt()).isEqualTo(link.get("mtu").asInt());
        assertThat(nic.get("mac").asString()).isEqualTo(link.get("address").asString());
        assertThat(nic.get("oper_state").asString())
                .isEqualToIgnoringCase(link.get("operstate").asString());
        assertThat(nic.get("up").asBoolean())
                .isEqualTo(link.get("flags").toString().contains("\"UP\""));
        assertThat(nic.get("tx_queue_len").asInt()).isEqualTo(link.get("txqlen").asInt());
        assertThat(nic.get("master").isNull()).isEqualTo(!link.has("master"));
        assertThat(nic.get("rx_queues").size()).isBetween(1, link.get("num_rx_queues").asInt());
        assertThat(nic.get("tx_queues").size()).isBetween(1, link.get("num_tx_queues").asInt());
        assertLinkInfo(nic.get("link"), link);
        String kind = text(nic.get("link").get("kind"));
        if (List.of("veth", "bridge", "bond", "vlan", "tun").contains(kind)) {
            assertThat(nic.get("kind").asString()).isEqualTo(kind);
        }
        assertThat(nic.get("xdp").asBoolean()).isEqualTo(link.has("xdp"));
    }

    private static void assertLinkInfo(JsonNode ours, JsonNode link) {
        JsonNode info = link.path("linkinfo");
        assertThat(text(ours.get("kind"))).isEqualTo(info.path("info_kind").asString(""));
        if (text(ours.get("kind")).equals("vlan")) {
            assertThat(ours.get("vlan")).isEqualTo(info.at("/info_data/id"));
        } else {
            assertThat(ours.get("vlan").isNull()).isTrue();
        }
        assertThat(text(ours.get("peer_namespace")))
                .isEqualTo(link.path("link_netnsid").asString(""));
        assertThat(ours.get("rx_queues_max")).isEqualTo(link.get("num_rx_queues"));
        assertThat(ours.get("tx_queues_max")).isEqualTo(link.get("num_tx_queues"));
        for (String limit :
                List.of(
                        "gso_max_size",
                        "gso_max_segs",
                        "gro_max_size",
                        "gso_ipv4_max_size",
                        "gro_ipv4_max_size",
                        "tso_max_size",
                        "tso_max_segs")) {
            if (link.has(limit)) {
                assertThat(ours.get("limits").get(limit)).as(limit).isEqualTo(link.get(limit));
            }
        }
    }

    /** Lines of `name: value`, in the order they stand. */
    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new TreeMap<>();
        String section = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("Current hardware settings")) {
                section = "now ";
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        section + line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static void assertDriver(JsonNode nic, Map<String, String> theirs) {
        String driver = theirs.get("driver");
        if (driver != null) {
            assertThat(text(nic.get("driver"))).isEqualTo(driver);
            assertThat(text(nic.get("driver_version"))).isEqualTo(in(theirs, "version"));
            assertThat(text(nic.get("firmware"))).isEqualTo(in(theirs, "firmware-version"));
            if (!in(theirs, "bus-info").matches("|N/A")) {
                assertThat(text(nic.get("bus"))).isEqualTo(in(theirs, "bus-info"));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asString();
    }

    private static void assertChannels(JsonNode ours, String text) {
        Map<String, String> theirs = fields(text);
        if (!theirs.containsKey("now RX")) {
            assertThat(ours.isNull()).isTrue();
            return;
        }
        for (String kind : List.of("RX", "TX", "Other", "Combined")) {
            String field = kind.toLowerCase(Locale.ROOT);
            assertFigure(ours.get(field + "_max"), in(theirs, kind));
            assertFigure(ours.get(field), in(theirs, "now " + kind));
        }
    }

    private static void assertRings(JsonNode ours, String text) {
        Map<String, String> theirs = fields(text);
        if (!theirs.containsKey("now RX")) {
            assertThat(ours.isNull()).isTrue();
            return;
        }
        for (String kind : List.of("RX", "RX Mini", "RX Jumbo", "TX")) {
            String field = kind.toLowerCase(Locale.ROOT).replace(' ', '_');
            assertFigure(ours.get(field + "_max"), in(theirs, kind));
            assertFigure(ours.get(field), in(theirs, "now " + kind));
        }
        assertFigure(ours.get("rx_buffer_length"), in(theirs, "now RX Buf Len"));
    }

    /** A figure as ethtool prints it, `n/a` for one that a driver does not have. */
    private static void assertFigure(JsonNode ours, String theirs) {
        assertThat(ours.isNull() ? "n/a" : ours.asString()).isEqualTo(theirs);
    }

    private static void assertCoalesce(JsonNode ours, String text) {
        Map<String, String> theirs = fields(text);
        if (!theirs.containsKey("rx-usecs")) {
            assertThat(ours.isNull()).isTrue();
            return;
        }
        assertFigure(ours.get("rx_usecs"), in(theirs, "rx-usecs"));
        assertFigure(ours.get("rx_frames"), in(theirs, "rx-frames"));
        assertFigure(ours.get("tx_usecs"), in(theirs, "tx-usecs"));
        assertFigure(ours.get("tx_frames"), in(theirs, "tx-frames"));
        String[] adaptive = in(theirs, "Adaptive RX").split("\\s+TX: ", -1);
        assertThat(onOff(ours.get("adaptive_rx"))).isEqualTo(adaptive[0]);
        assertThat(onOff(ours.get("adaptive_tx"))).isEqualTo(adaptive[1]);
    }

    private static String onOff(JsonNode flag) {
        return flag.isNull() ? "n/a" : flag.asBoolean() ? "on" : "off";
    }

    private static void assertRss(JsonNode ours, String text) {
        List<Integer> table = new ArrayList<>();
        for (String line : text.lines().filter(row -> row.matches(" +\\d+:.*")).toList()) {
            for (String ring : line.split(":", 2)[1].strip().split("\\s+", -1)) {
                table.add(Integer.valueOf(ring));
            }
        }
        if (!table.isEmpty()) {
            List<Integer> told = new ArrayList<>();
            ours.get("table").forEach(ring -> told.add(ring.asInt()));
            assertThat(told).isEqualTo(table);
        }
        for (String line : text.lines().filter(row -> row.endsWith(": on")).toList()) {
            assertThat(ours.get("hash_function").asString())
                    .isEqualTo(line.strip().split(":", 2)[0]);
        }
    }

    private static void assertFeatures(JsonNode ours, String json) {
        JsonNode theirs = MAPPER.readTree(json).get(0);
        assertThat(ours).isNotEmpty();
        for (JsonNode feature : ours) {
            JsonNode its = theirs.get(feature.get("name").asString());
            if (its != null && !its.get("fixed").isNull()) {
                assertThat(feature.get("active").asBoolean())
                        .as(feature.get("name").asString())
                        .isEqualTo(its.get("active").asBoolean());
                assertThat(feature.get("changeable").asBoolean())
                        .as(feature.get("name").asString())
                        .isEqualTo(!its.get("fixed").asBoolean());
            }
        }
    }

    /** Names and their order; values go on counting. */
    private static void assertCounters(JsonNode ours, String text) {
        List<String> theirs =
                text.lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.lastIndexOf(':')).strip())
                        .toList();
        List<String> told = new ArrayList<>();
        if (!ours.isNull()) {
            told.addAll(ours.propertyNames());
        }
        assertThat(told).isEqualTo(theirs);
    }

    private static void assertQdiscs(JsonNode nics, JsonNode qdiscs) {
        for (JsonNode theirs : qdiscs) {
            List<String> ours = new ArrayList<>();
            named(nics, theirs.get("dev").asString())
                    .get("qdiscs")
                    .forEach(one ->
                            ours.add(
                                    one.get("kind").asString()
                                            + " "
                                            + one.get("handle").asString()
                                            + " "
                                            + one.get("parent").asString()));
            String parent = theirs.has("root") ? "root" : theirs.get("parent").asString();
            assertThat(ours)
                    .contains(
                            theirs.get("kind").asString()
                                    + " "
                                    + theirs.get("handle").asString()
                                    + " "
                                    + parent);
        }
    }
}
