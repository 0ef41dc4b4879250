package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

class RoutingTextTest {
    private static final String ROUTE =
            "route unicast 0.0.0.0/0 table 254 metric 0 protocol dhcp scope global";

    private static final Routing ROUTING =
            new Routing(
                    List.of(
                            new Route(
                                    "unicast",
                                    "0.0.0.0/0",
                                    null,
                                    254,
                                    0,
                                    "dhcp",
                                    "global",
                                    "198.51.100.7",
                                    List.of(
                                            new Route.Hop("198.51.100.1", "eth0", 2, List.of()),
                                            new Route.Hop(
                                                    null, null, 1, List.of("dead", "linkdown"))),
                                    Map.of("mtu", "1400", "tos", "0x10")),
                            new Route(
                                    "blackhole",
                                    "fd12:3456::/32",
                                    "fd98::/16",
                                    4_294_967_295L,
                                    1024,
                                    "77",
                                    "site",
                                    null,
                                    List.of(),
                                    Map.of())),
                    List.of(
                            new RoutingRule(
                                    4, 0, false, null, null, null, null, null, null, "lookup", 255L,
                                    "kernel", Map.of()),
                            new RoutingRule(
                                    6,
                                    50,
                                    true,
                                    "fd12:3456::7/128",
                                    "fd98::/16",
                                    "eth0",
                                    "eth1",
                                    0L,
                                    255L,
                                    "goto",
                                    null,
                                    "unspec",
                                    Map.of("goto", "100", "sport", "80-90"))),
                    List.of(new Gap("rtnetlink routes of IPv6", "more than the 4096 told", null)));

    @TempDir Path folder;

    private List<Gap> gaps = List.of();

    private Routing parse(String text) {
        Survey survey = new Survey(HostRoot.of(folder));
        Routing routing = RoutingText.parse(text, survey, "routing");
        gaps = survey.gaps();
        return routing;
    }

    @Test
    void readsWhatItPrints() {
        assertThat(parse(RoutingPrinter.print(ROUTING))).isEqualTo(ROUTING);
        assertThat(gaps).isEmpty();
    }

    @Test
    void nothingAskedIsNotTheSameAsNothingThere() {
        assertThat(parse("")).isEqualTo(Routing.NONE);
        assertThat(RoutingPrinter.print(Routing.NONE)).isEmpty();
        Routing empty = new Routing(List.of(), List.of(), List.of());
        assertThat(parse(RoutingPrinter.print(empty))).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "route",
                "route unicast",
                "route unicast default table 254 metric 0 protocol dhcp scope global",
                "route unicast 0.0.0.0/0 table 254 metric 0 protocol dhcp",
                "route unicast 0.0.0.0/0 table main metric 0 protocol dhcp scope global",
                ROUTE + " mtu",
                ROUTE + " hop - eth0 1",
                ROUTE + " hop - eth0 one -",
                ROUTE + " hop gateway eth0 1 -",
                ROUTE + " src somewhere",
                ROUTE + " from 192.0.2.1",
                "rule",
                "rule 5 0 lookup protocol kernel",
                "rule 4 first lookup protocol kernel",
                "rule 4 0 lookup",
                "rule 4 0 lookup protocol kernel to all",
                "rule 4 0 lookup protocol kernel hop - eth0 1 -",
                "gap EAGAIN",
                "none",
                "street 1"
            })
    void linesOfNoFormAreGaps(String line) {
        assertThat(parse(line + "\n" + ROUTE + "\n").routes()).hasSize(1);
        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().path()).isEqualTo("routing");
    }

    @Test
    void anyTextIsSurvived() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] words = {
            "route",
            "rule",
            "gap",
            "none",
            "hop",
            "-",
            "|",
            "unicast",
            "0.0.0.0/0",
            "table",
            "254",
            "metric",
            "0",
            "protocol",
            "scope",
            "link",
            "4",
            "99999999999999999999",
            "\n",
            "\n"
        };
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, words.length)
                    .forEach(at -> text.append(words[at]).append(' '));
            Routing routing = parse(text.toString());
            assertThat(RoutingPrinter.print(routing)).as("seed %d", seed).isNotNull();
        }
    }
}
