package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.Program;
import io.headrace.Tool;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Delay;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Shape;
import io.headrace.serve.Site;
import io.headrace.serve.Stall;
import io.headrace.tls.ServerTls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The verb wrk: lines and words of wrk 4, beside wrk itself where it is installed. */
class WrkVerbTest {
    private static final String FIGURE = "\\d+\\.\\d\\d";

    /** What wrk prints, in lines. */
    private static List<String> wrk(String... words) throws IOException, InterruptedException {
        return Tool.run("wrk", words).text().lines().toList();
    }

    /** What the verb prints, without what we add. */
    private static List<String> ours(String... words) {
        List<String> command = new ArrayList<>(List.of("wrk"));
        command.addAll(List.of(words));
        Lines run = Lines.of(command.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.subList(lines.size() - 4, lines.size()))
                .allMatch(line -> line.startsWith("Headrace: "));
        return lines.subList(0, lines.size() - 4);
    }

    /** Lines with figures masked; in the columns, with the place where each figure ends. */
    private static List<String> shapes(List<String> lines) {
        return lines.stream().map(WrkVerbTest::shape).toList();
    }

    private static String shape(String line) {
        if (!line.startsWith("    ")) {
            return line.replaceAll(" +\\d[\\d.]*+(us|ms|[smhKMG])?B?\\b", " #");
        }
        StringBuilder shape = new StringBuilder(line.replaceAll("^ *([A-Za-z/]+|\\d+%) .*", "$1"));
        Matcher figure = Pattern.compile("\\d\\.\\d\\d").matcher(line);
        while (figure.find()) {
            int unit = line.substring(figure.end()).split("[ %]", 2)[0].length();
            shape.append(" figure with unit to ").append(figure.end() + Math.max(unit, 2));
        }
        return shape.toString();
    }

    private static void assertSameShape(String... words) throws IOException, InterruptedException {
        assertThat(shapes(ours(words))).isEqualTo(shapes(wrk(words)));
    }

    @Test
    void besideWrkTheLinesHaveTheSameShape() throws IOException, InterruptedException {
        try (Server server = Servers.start(EngineWish.AUTO, 1, 200, 100)) {
            assertSameShape("-c", "4", "-t", "2", "-d", "1s", "--latency", server.url());
        }
    }

    @Test
    void errorAnswersHaveTheirLine() throws IOException, InterruptedException {
        try (Server server = Servers.start(EngineWish.AUTO, 1, 404, 0)) {
            assertSameShape("-c2", "-t1", "-d1", server.url());
            assertThat(ours("-c2", "-t1", "-d1", server.url()))
                    .anyMatch(line -> line.matches("  Non-2xx or 3xx responses: [1-9]\\d*"));
        }
    }

    @Test
    void failuresHaveTheirLine() throws IOException {
        try (RecordingServer server = new RecordingServer(3)) {
            List<String> lines = ours("-c2", "-t1", "-d1", "http://" + server.authority());
            assertThat(lines)
                    .anyMatch(line ->
                            line.matches(
                                    "  Socket errors: connect 0, read [1-9]\\d*,"
                                            + " write 0, timeout 0"));
        }
    }

    @Test
    void aServerThatClosesAndErrsLooksAlike() throws IOException, InterruptedException {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(5)));
        Shape shape = new Shape(Delay.NONE, 0.1, 0.2, Stall.NONE, 1);
        try (Server server = Servers.start(EngineWish.AUTO, site, shape)) {
            assertSameShape("-c4", "-t2", "-d1", server.url());
            assertThat(ours("-c4", "-t2", "-d1", server.url()))
                    .anyMatch(line -> line.matches("  Socket errors: .* read [1-9].*"))
                    .anyMatch(line -> line.startsWith("  Non-2xx or 3xx responses: "));
        }
    }

    @Test
    void theLinesAreThoseOfWrk() {
        try (Server server = Servers.start()) {
            List<String> lines = ours("-d", "1s", "--latency", server.url());
            String time = FIGURE + "(us|ms|s)";
            assertThat(lines).hasSize(13);
            assertThat(lines.get(0)).isEqualTo("Running 1s test @ " + server.url());
            assertThat(lines.get(1)).isEqualTo("  2 threads and 10 connections");
            assertThat(lines.get(2))
                    .isEqualTo("  Thread Stats   Avg      Stdev     Max   +/- Stdev");
            assertThat(lines.get(3)).matches("    Latency( +" + time + "){3} +" + FIGURE + "%");
            assertThat(lines.get(4))
                    .matches("    Req/Sec( +" + FIGURE + "k? *){3} +" + FIGURE + "%");
            assertThat(lines.get(5)).isEqualTo("  Latency Distribution");
            String[] percentiles = {"50", "75", "90", "99"};
            for (int i = 0; i < percentiles.length; i++) {
                assertThat(lines.get(6 + i)).matches("     " + percentiles[i] + "% +" + time);
            }
            assertThat(lines.get(10))
                    .matches("  \\d+ requests in 1\\.00s, " + FIGURE + "[KMG]?B read");
            assertThat(lines.get(11)).matches("Requests/sec: +" + FIGURE);
            assertThat(lines.get(12)).matches("Transfer/sec: +" + FIGURE + "[KMG]?B");
            long requests = Long.parseLong(lines.get(10).strip().split(" ", -1)[0]);
            double rate = Double.parseDouble(lines.get(11).split(": +", -1)[1]);
            assertThat(rate).isBetween(requests * 0.99, requests * 1.01);
        }
    }

    @Test
    void theRequestIsThatOfWrk() throws IOException, InterruptedException {
        try (RecordingServer server = new RecordingServer(100)) {
            String url = "http://" + server.authority() + "/a?b=1";
            Lines.of("wrk", "-c1", "-t1", "-d1", "-H", "X-A: b", url);
            // the first connection is the one that looks whether anybody is there
            assertThat(server.head().lines())
                    .containsExactlyInAnyOrder(
                            "GET /a?b=1 HTTP/1.1", "Host: " + server.authority(), "X-A: b");
        }
    }

    @Test
    void aUserAgentOfTheUserIsSent() throws IOException, InterruptedException {
        try (RecordingServer server = new RecordingServer(100)) {
            String url = "http://" + server.authority();
            Lines.of("wrk", "-c1", "-t1", "-d1", "-H", "User-Agent: me", url);
            assertThat(server.head().lines()).contains("User-Agent: me").hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-t 0 http://127.0.0.1:9/",
                "-d 0 http://127.0.0.1:9/",
                "-d 1.5s http://127.0.0.1:9/",
                "-d 500ms http://127.0.0.1:9/",
                "-c many http://127.0.0.1:9/",
                "-c 1x http://127.0.0.1:9/",
                "-d 99999999999999h http://127.0.0.1:9/",
                "http://127.0.0.1:9/ more",
                ""
            })
    void whatItCannotReadIsFollowedByHelp(String words) {
        Lines run = Lines.of(("wrk " + words).strip().split(" ", -1));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("headrace: ").hasLineCount(1);
        assertThat(run.err().split(" · ", -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(run.out()).contains("--connections").contains("Example:");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "number of connections must be >= threads, -c 1 -t 2 http://127.0.0.1:9/",
                "number of connections must be >= threads, -c 0 http://127.0.0.1:9/",
                "invalid URL: nonsense, nonsense",
                "unable to connect to 127.0.0.1:9 Connection refused, http://127.0.0.1:9/",
                "unable to resolve no.such.host.invalid:http Name or service not known,"
                        + " http://no.such.host.invalid/",
                "wrk: invalid option -- 'Z', -Z http://127.0.0.1:9/",
                "wrk: unrecognized option '--rate', --rate http://127.0.0.1:9/",
                "wrk: option requires an argument -- 'c', http://127.0.0.1:9/ -c"
            })
    void itRefusesInItsWordsAndThenInOurs(String line, String words) {
        Lines run = Lines.of(("wrk " + words).split(" ", -1));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(line + "\nheadrace: ").hasLineCount(2);
    }

    @Test
    void tlsIsSpokenWithAnyCertificate() {
        ServerTls tls = ServerTls.selfSigned("127.0.0.1", null);
        try (Server server = Servers.start(EngineWish.AUTO, 1, 5, tls)) {
            assertThat(ours("-c2", "-t1", "-d1", server.url()))
                    .anyMatch(line -> line.matches("  [1-9]\\d* requests in 1.00s, .*"))
                    .noneMatch(line -> line.contains("errors"));
        }
    }

    @Test
    void aScriptIsRefused() {
        Lines run = Lines.of("wrk", "-s", "pipeline.lua", "http://127.0.0.1:9/");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("-s pipeline.lua")
                .contains("Lua")
                .contains("press --requests");
        assertThat(run.err()).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theLastOfEqualOptionsCounts() {
        try (Server server = Servers.start()) {
            List<String> lines = ours("-t4", "-t1", "-c8", "-c", "1k", "-c3", "-d1", server.url());
            assertThat(lines.get(1)).isEqualTo("  1 threads and 3 connections");
        }
    }

    @Test
    void longOptionsMayBeCutShort() throws IOException, InterruptedException {
        String[] words = {"--lat", "--dur=1", "--conn", "3", "--thr", "1", "--time", "3s"};
        try (Server server = Servers.start()) {
            List<String> all = new ArrayList<>(List.of(words));
            all.add(server.url());
            assertSameShape(all.toArray(String[]::new));
        }
    }

    @Test
    void aLongOptionCutTooShortIsRefused() {
        Lines run = Lines.of("wrk", "--t", "3", "http://127.0.0.1:9/");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("--threads").contains("--timeout").hasLineCount(1);
    }

    @Test
    void anInterruptedRunTellsWhatItMeasuredAndEndsWell(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        try (Server server = Servers.start()) {
            Process process =
                    new ProcessBuilder(
                                    Program.command(
                                            Program.launcherFlags(),
                                            "wrk",
                                            "-c2",
                                            "-t1",
                                            "-d1h",
                                            server.url()))
                            .redirectOutput(out.toFile())
                            .start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> server.counters().requests() > 10_000);
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(Files.readString(out))
                .startsWith("Running 60m test @ ")
                .containsPattern("\n  [1-9]\\d{4,} requests in \\d")
                .contains("; interrupted\n");
    }

    @Test
    void theVersionIsToldAsThere() {
        assertThat(Lines.of("wrk", "-v").out()).startsWith("wrk 4.2.0 [headrace ");
        assertThat(Lines.of("wrk", "-h").code()).isZero();
    }
}
