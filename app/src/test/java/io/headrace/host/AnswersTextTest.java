package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class AnswersTextTest {
    @TempDir Path folder;

    private List<Gap> gaps = List.of();

    private NicAnswers parse(String text) {
        Survey survey = new Survey(HostRoot.of(folder));
        NicAnswers answers = AnswersText.parse(text, "eth0", survey, "netlink/eth0");
        gaps = survey.gaps();
        return answers;
    }

    @Test
    void readsWhatItPrints() {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("queue_0_rx_cnt", 12L);
        counters.put("a name with blanks", 3L);
        NicAnswers answers =
                new NicAnswers(
                        new DriverInfo("mlx5_core", "6.5", "16.35.4030 (MT_0012)", "0000:01:00.0"),
                        new Channels(4, 4, null, 8, 0, 0, null, 2),
                        new Rings(8192, null, null, 8192, 1024, null, null, 512, 2048, true),
                        new Coalesce(8L, 128L, 0L, null, true, false, Map.of("rx-usecs-irq", 5L)),
                        new Rss("toeplitz", List.of(0, 1, 0, 1), "6d5a56da"),
                        List.of(
                                new Feature("rx-gro", true, true, true),
                                new Feature("rx-lro", false, false, false)),
                        Map.of("rx_cqe_compress", false, "skb_tx_mpwqe", true),
                        counters,
                        List.of(new Qdisc("mq", "8001:", "root")),
                        List.of("192.0.2.1/24", "2001:db8::1/64"),
                        List.of(new Napi(257, 38, null, 0L, 20_000L, 0L)),
                        List.of(new QueueNapi(true, 0, 257), new QueueNapi(false, 0, 257)),
                        new Link(
                                "vlan",
                                7,
                                0,
                                4,
                                1,
                                Map.of("gso_max_size", 65_536L, "tso_max_segs", 65_535L),
                                List.of(
                                        new Link.Xdp(Link.Xdp.Mode.NATIVE, 12L),
                                        new Link.Xdp(Link.Xdp.Mode.OFFLOAD, null))),
                        List.of(
                                new Gap("ethtool eth0 phc", "EOPNOTSUPP", null),
                                new Gap("ethtool eth0 eee", "EPERM", "CAP_NET_ADMIN", "why so"),
                                new Gap(
                                        "ethtool eth0 fec",
                                        "EINVAL",
                                        null,
                                        "the kernel says \"x\""),
                                new Gap("ethtool eth0 wol", "EPERM", "CAP_NET_ADMIN")));

        assertThat(parse(AnswersPrinter.print(answers))).isEqualTo(answers);
        assertThat(gaps).isEmpty();
    }

    @Test
    void nothingAskedIsNotTheSameAsNothingThere() {
        assertThat(parse("")).isEqualTo(NicAnswers.NONE);
        assertThat(AnswersPrinter.print(NicAnswers.NONE)).isEmpty();
        NicAnswers empty =
                new NicAnswers(
                        null,
                        null,
                        null,
                        null,
                        new Rss(null, List.of(), null),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Link(null, null, null, null, null, Map.of(), List.of()),
                        List.of());
        assertThat(parse(AnswersPrinter.print(empty))).isEqualTo(empty);
    }

    @Test
    void linesOfNoFormAreGaps() {
        NicAnswers answers =
                parse(
                        """
                        channels
                        channels rx many
                        channels combined 99999999999
                        rings rx 256
                        napi x irq 3
                        queue sideways 0 1
                        rss table 0 x
                        link vlan one
                        xdp sideways 4
                        xdp native 5
                        unheard of
                        """);

        assertThat(answers.rings()).isNotNull();
        assertThat(answers.napis()).isEmpty();
        assertThat(answers.queues()).isEmpty();
        assertThat(answers.rss()).isEqualTo(new Rss(null, List.of(0), null));
        assertThat(answers.link())
                .isEqualTo(
                        new Link(
                                null,
                                null,
                                null,
                                null,
                                null,
                                Map.of(),
                                List.of(new Link.Xdp(Link.Xdp.Mode.NATIVE, 5L))));
        assertThat(gaps)
                .extracting(Gap::reason)
                .contains(
                        "\"channels\" is no fact",
                        "\"many\" is no number",
                        "\"combined 99999999999\" is too large",
                        "\"queue sideways 0 1\" is no such fact",
                        "\"rss table x\" is no queue",
                        "\"one\" is no number",
                        "\"xdp sideways 4\" is no such fact");
    }

    @Test
    void anyTextIsSurvived() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] words = {
            "driver", "name", "channels", "rings", "rx", "rss", "table", "napi", "queue", "gap",
            "counter", "feature", "on", "-1", "99999999999999999999", "irq", "\n", "\n", " ",
                    "none",
            "link", "kind", "limit", "xdp", "off", "native"
        };
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, words.length)
                    .forEach(at -> text.append(words[at]).append(' '));
            NicAnswers answers = parse(text.toString());
            assertThat(AnswersPrinter.print(answers)).as("seed %d", seed).isNotNull();
        }
    }
}
