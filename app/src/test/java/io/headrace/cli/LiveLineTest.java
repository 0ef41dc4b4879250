package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.press.ErrorKind;
import io.headrace.press.WindowSecond;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.stats.LatencySamples;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The line that each second replaces on a terminal. */
class LiveLineTest {
    private static WindowSecond second(int answers) {
        return new WindowSecond(
                11,
                1_000_000_000L,
                answers,
                Map.of(200, (long) answers),
                Map.of(ErrorKind.READ, 3L),
                0,
                0,
                LatencySamples.equal(answers, 690_000),
                97.4);
    }

    @Test
    void tellsASecondInALineThatFits() {
        assertThat(LiveLine.text(second(91_234)))
                .isEqualTo("12 s  91.2 k/s  p50 690 µs  p99 690 µs  errors 3  own CPU 97 %")
                .hasSizeLessThan(80);
    }

    @Test
    void tellsNoPercentileThatTooFewAnswersCarry() {
        assertThat(LiveLine.text(second(999))).contains("p50 690 µs  p99 -  ");
    }

    /** What a run says on a standard error that is a terminal. */
    private static String said(Server server, String... options) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        true);
        List<String> words = new ArrayList<>(List.of("press", "-c4", "--warmup=400ms", "-d1300ms"));
        words.addAll(List.of(options));
        words.add(server.url());
        assertThat(Main.run(words.toArray(String[]::new), terminal)).isEqualTo(ExitCode.DONE);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isRedrawnAndGoneAtTheEnd() {
        try (Server server = Servers.start()) {
            String text = said(server);
            assertThat(text)
                    .containsSubsequence("answers  0 failed", "1 s  ", "/s  p50 ", "  own CPU ");
            assertThat(text).doesNotContain("\n").endsWith("\r\u001b[K");
            assertThat(text.replace("\r\u001b[K", "")).as("no colour").doesNotContain("\u001b");
        }
    }

    @Test
    void isSilentWhenAskedToBe() {
        try (Server server = Servers.start()) {
            assertThat(said(server, "-q")).isEmpty();
        }
    }

    @Test
    void blocksAreShownWhereTheLocaleSpeaksUtf8() {
        assertThat(Terminal.showsBlocks(Map.of("LANG", "C.UTF-8"))).isTrue();
        assertThat(Terminal.showsBlocks(Map.of("LC_CTYPE", "de_DE.utf8", "LANG", "C"))).isTrue();
        assertThat(Terminal.showsBlocks(Map.of("LC_ALL", "C", "LANG", "C.UTF-8"))).isFalse();
        assertThat(Terminal.showsBlocks(Map.of("LC_ALL", "", "LANG", "C.UTF-8"))).isTrue();
        assertThat(Terminal.showsBlocks(Map.of())).isFalse();
        assertThat(Terminal.showsBlocks(Map.of("LANG", "C.UTF-8", "TERM", "linux"))).isFalse();
    }
}
