package io.headrace.cli;

import static io.headrace.cli.HostBesideToolsTest.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.Tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What `headrace host` tells of routes and rules is what ip tells of them, field by field. */
class RoutesBesideToolsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, String> TABLES =
            Map.of("local", "255", "main", "254", "default", "253");

    private static final String DEVICES =
            """
            ip link set lo up
            ip link add veth0 type veth peer name veth1
            ip link add br0 type bridge
            ip link set veth1 master br0
            ip link set veth0 up
            ip link set veth1 up
            ip link set br0 up
            ip addr add 192.0.2.1/24 dev veth0
            ip addr add 192.0.2.9/24 dev veth0
            ip addr add 198.51.100.1/25 dev br0
            ip addr add 2001:db8::1/64 dev veth0 nodad
            ip link add down0 type veth peer name down1
            ip addr add 10.9.0.1/16 dev down0
            ip link set down0 up
            """;

    private static final String ROUTES =
            """
            ip route add default via 192.0.2.254
            ip route add default via 192.0.2.253 metric 200 proto static src 192.0.2.9 \
                mtu 1400 initcwnd 20 quickack 1 congctl cubic
            ip route add 203.0.113.0/24 table 100 \
                nexthop via 192.0.2.254 dev veth0 weight 2 nexthop via 198.51.100.9 dev br0
            ip route add blackhole 203.0.113.128/25 table 1000
            ip route add throw 203.0.113.64/26 table 4294967294 proto 77
            ip route add 10.0.0.0/8 via inet6 2001:db8::9 dev veth0
            ip route add 10.1.0.0/16 tos 0x10 via 192.0.2.254
            ip route add 10.2.0.0/16 via 100.64.0.1 dev veth0 onlink
            ip nexthop add id 5 via 192.0.2.77 dev veth0
            ip route add 10.3.0.0/16 nhid 5
            ip -6 route add 2001:db8:1::/48 via 2001:db8::2 table 100 pref high
            ip -6 route add 2001:db8:2::/48 from 2001:db8::/64 via 2001:db8::2
            ip -6 route add unreachable 2001:db8:3::/48
            ip -6 route add 2001:db8:4::/48 \
                nexthop via 2001:db8::2 dev veth0 nexthop via 2001:db8::3 dev veth0 weight 3
            """;

    private static final String RULES =
            """
            ip rule add from 192.0.2.9 table 100 priority 50
            ip rule add fwmark 0x1/0xff iif veth0 table 1000
            ip rule add fwmark 0x2 to 198.51.100.0/25 table 4294967294
            ip rule add not to 203.0.113.0/24 oif br0 prohibit
            ip rule add ipproto tcp sport 80 dport 1000-2000 uidrange 0-99 tos 0x10 table 100
            ip rule add priority 60 goto 32766
            ip rule add priority 70 table main suppress_prefixlength 0 protocol static
            ip rule add priority 80 iif lo blackhole
            ip -6 rule add from 2001:db8::/64 table 100
            """;

    /**
     * The kernel finishes IPv6 addresses, and routes of links that came up, up to a second later:
     * else we and the tools look at different moments.
     */
    private static final String SETTLED =
            """
            last=
            while now=$(ip -6 route show table all; ip -6 addr) && [ "$now" != "$last" ]; do
                last=$now
                sleep 1.5
            done
            """;

    private static final String VIEWS =
            """
            ip -4 -j -d route show table all > routes4
            ip -6 -j -d route show table all > routes6
            ip -4 -j -d rule > rules4
            ip -6 -j -d rule > rules6
            """;

    @TempDir Path folder;

    @Test
    void thisMachine() throws Exception {
        JsonNode routing = HostBesideToolsTest.host().get("routing");
        Map<String, String> told = new TreeMap<>();
        for (String version : List.of("4", "6")) {
            String routes =
                    Tool.run("ip", "-" + version, "-j", "-d", "route", "show", "table", "all")
                            .text();
            told.put("routes" + version, routes);
            told.put("rules" + version, Tool.run("ip", "-" + version, "-j", "-d", "rule").text());
        }
        assertSame(routing, told);
    }

    @Test
    void aNamespaceWithSeveralTables() throws Exception {
        Needs.program("ip");
        Map<String, String> told =
                NetworkNamespace.look(folder, DEVICES + ROUTES + RULES + SETTLED, VIEWS);
        JsonNode host = MAPPER.readTree(in(told, "host"));
        assertSame(host.get("routing"), told);
        assertThat(host.get("gaps")).noneMatch(gap -> gap.toString().contains("rtnetlink"));
        List<String> routes = new ArrayList<>();
        host.at("/routing/routes").forEach(route -> routes.add(ours(route)));
        assertThat(routes)
                .contains(
                        "unicast 203.0.113.0/24 from - table 100 metric 0 boot global src -"
                                + " [192.0.2.254 veth0 2 [], 198.51.100.9 br0 1 []] {}",
                        "unicast 10.9.0.0/16 from - table 254 metric 0 kernel link src 10.9.0.1"
                                + " [- down0 1 [linkdown]] {}");
        List<String> rules = new ArrayList<>();
        host.at("/routing/rules").forEach(rule -> rules.add(oursOfRule(rule)));
        assertThat(rules)
                .contains(
                        "4 60 not - from - to - iif - oif - mark -/- goto table - unspec"
                                + " {goto=32766}");
        assertThat(rules).hasSize(3 + 8 + 2 + 1);
    }

    @Test
    void ofARouterOnlySoManyAreTold(TestReporter reporter) throws Exception {
        Needs.program("ip");
        String many =
                """
                i=0; while [ $i -lt 20000 ]; do
                    echo "route add blackhole 10.$((i / 256)).$((i % 256)).0/24"; i=$((i + 1))
                done > many
                ip -batch many
                ip -6 route add blackhole 2001:db8::/32
                """;
        Map<String, String> told = NetworkNamespace.look(folder, many, "");
        JsonNode host = MAPPER.readTree(in(told, "host"));
        JsonNode routes = host.at("/routing/routes");
        reporter.publishEntry("routes told", Integer.toString(routes.size()));
        assertThat(routes).hasSizeBetween(4097, 4097 + 20);
        assertThat(routes.get(4095).get("destination").asString()).startsWith("10.");
        assertThat(routes.get(4096).get("destination").asString()).contains(":");
        assertThat(host.at("/routing/rules")).isNotEmpty();
        assertThat(host.get("gaps"))
                .extracting(gap -> gap.get("path").asString() + ": " + gap.get("reason").asString())
                .contains("rtnetlink routes of IPv4: more than the 4096 told")
                .noneMatch(gap -> gap.startsWith("rtnetlink routes of IPv6"));
    }

    private static void assertSame(JsonNode routing, Map<String, String> told) {
        List<String> routes = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (int version : new int[] {4, 6}) {
            for (JsonNode route : MAPPER.readTree(in(told, "routes" + version))) {
                routes.add(theirs(route, version));
            }
            for (JsonNode rule : MAPPER.readTree(in(told, "rules" + version))) {
                rules.add(theirsOfRule(rule, version));
            }
        }
        List<String> ours = new ArrayList<>();
        routing.get("routes").forEach(route -> ours.add(ours(route)));
        assertThat(ours).isEqualTo(routes);
        List<String> oursOfRules = new ArrayList<>();
        routing.get("rules").forEach(rule -> oursOfRules.add(oursOfRule(rule)));
        assertThat(oursOfRules).isEqualTo(rules);
    }

    // ---- routes

    private static String ours(JsonNode route) {
        List<String> hops = new ArrayList<>();
        for (JsonNode hop : route.get("hops")) {
            hops.add(hop(text(hop, "gateway"), hop));
        }
        return route.get("type").asString()
                + " "
                + route.get("destination").asString()
                + (" from " + text(route, "from"))
                + (" table " + text(route, "table"))
                + (" metric " + text(route, "metric"))
                + (" " + text(route, "protocol"))
                + (" " + text(route, "scope"))
                + (" src " + text(route, "preferred_source"))
                + (" " + hops)
                + (" " + others(route.get("others")));
    }

    private static String theirs(JsonNode route, int version) {
        List<String> hops = new ArrayList<>();
        if (route.has("nexthops")) {
            route.get("nexthops").forEach(hop -> hops.add(hop(gateway(hop), hop)));
        } else if (route.has("dev")) {
            hops.add(hop(gateway(route), route));
        }
        Map<String, String> others = new TreeMap<>();
        copy(route, others, Set.of("tos", "nhid", "pref"));
        others.remove("pref", "medium");
        for (JsonNode metrics : route.path("metrics")) {
            copy(metrics, others, Set.of("mtu", "advmss", "initcwnd", "quickack", "congestion"));
        }
        String control = others.remove("congestion");
        if (control != null) {
            others.put("congctl", control);
        }
        String metric = text(route, "metric");
        return text(route, "type")
                + " "
                + prefix(text(route, "dst"), "", version)
                + (" from " + prefix(text(route, "from"), "", version))
                + (" table " + table(text(route, "table")))
                + (" metric " + (metric.equals("-") ? "0" : metric))
                + (" " + text(route, "protocol"))
                + (" " + text(route, "scope"))
                + (" src " + text(route, "prefsrc"))
                + (" " + hops)
                + (" " + others);
    }

    private static String gateway(JsonNode hop) {
        return hop.has("via") ? hop.at("/via/host").asString() : text(hop, "gateway");
    }

    private static String hop(String gateway, JsonNode hop) {
        List<String> flags = new ArrayList<>();
        hop.get("flags").forEach(flag -> flags.add(flag.asString()));
        String device = text(hop, hop.has("dev") ? "dev" : "device");
        String weight = hop.has("weight") ? text(hop, "weight") : "1";
        return gateway + " " + device + " " + weight + " " + flags.stream().sorted().toList();
    }

    // ---- rules

    private static String oursOfRule(JsonNode rule) {
        return text(rule, "ip_version")
                + (" " + text(rule, "priority"))
                + (" not " + (rule.get("inverted").asBoolean() ? "1" : "-"))
                + (" from " + text(rule, "from"))
                + (" to " + text(rule, "to"))
                + (" iif " + text(rule, "iif"))
                + (" oif " + text(rule, "oif"))
                + (" mark " + text(rule, "mark") + "/" + text(rule, "mark_mask"))
                + (" " + text(rule, "action"))
                + (" table " + text(rule, "table"))
                + (" " + text(rule, "protocol"))
                + (" " + others(rule.get("others")));
    }

    private static String theirsOfRule(JsonNode rule, int version) {
        Map<String, String> others = new TreeMap<>();
        copy(rule, others, Set.of("tos", "sport", "dport", "goto"));
        if (rule.has("ipproto")) {
            others.put("ipproto", text(rule, "ipproto").equals("tcp") ? "6" : "?");
        }
        putRange(rule, "dport", "dport", others);
        putRange(rule, "sport", "sport", others);
        putRange(rule, "uid", "uidrange", others);
        if (rule.has("suppress_prefixlen")) {
            others.put("suppress_prefixlength", text(rule, "suppress_prefixlen"));
        }
        String jump = rule.has("goto") ? "goto" : "lookup";
        String mark = number(text(rule, "fwmark"));
        String mask = mark.equals("-") ? "-" : "4294967295";
        return version
                + (" " + text(rule, "priority"))
                + (" not " + (rule.has("not") ? "1" : "-"))
                + (" from " + prefix(text(rule, "src"), text(rule, "srclen"), version))
                + (" to " + prefix(text(rule, "dst"), text(rule, "dstlen"), version))
                + (" iif " + text(rule, "iif"))
                + (" oif " + text(rule, "oif"))
                + (" mark "
                        + mark
                        + "/"
                        + (rule.has("fwmask") ? number(text(rule, "fwmask")) : mask))
                + (" " + (rule.has("action") ? text(rule, "action") : jump))
                + (" table " + table(text(rule, "table")))
                + (" " + text(rule, "protocol"))
                + (" " + others);
    }

    private static void putRange(
            JsonNode rule, String theirs, String ours, Map<String, String> others) {
        if (rule.has(theirs + "_start")) {
            others.put(ours, text(rule, theirs + "_start") + "-" + text(rule, theirs + "_end"));
        }
    }

    // ---- values

    /** A value as it stands; `-` for none. */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? "-" : value.asString();
    }

    private static void copy(JsonNode node, Map<String, String> to, Set<String> names) {
        for (String name : names) {
            if (node.has(name)) {
                to.put(name, text(node, name));
            }
        }
    }

    private static Map<String, String> others(JsonNode node) {
        Map<String, String> others = new TreeMap<>();
        node.propertyNames().forEach(name -> others.put(name, node.get(name).asString()));
        return others;
    }

    private static String table(String name) {
        return TABLES.getOrDefault(name, name);
    }

    private static String number(String text) {
        return text.equals("-") ? text : Long.decode(text).toString();
    }

    /** ip leaves out a prefix of all bits, and has words for one of none. */
    private static String prefix(String address, String length, int version) {
        if (address.equals("default")) {
            return version == 4 ? "0.0.0.0/0" : "::/0";
        }
        if (address.equals("-") || address.equals("all")) {
            return "-";
        }
        boolean whole = length.isEmpty() || length.equals("-");
        String bits = whole ? (version == 4 ? "32" : "128") : length;
        return address.contains("/") ? address : address + "/" + bits;
    }
}
