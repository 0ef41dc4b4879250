package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.Program;
import io.headrace.loop.EngineWish;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Shape;
import io.headrace.serve.Site;
import io.headrace.tls.ServerTls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The verb httpress: lines, limits and words of httpress 1.1. */
class HttpressVerbTest {
    private static final String TOTALS =
            "TOTALS:  (\\d+) connect, (\\d+) requests, (\\d+) success, (\\d+) fail,"
                    + " (\\d+) \\((\\d+)\\) real concurrency";
    private static final String TRAFFIC =
            "TRAFFIC: (\\d+) avg bytes, (\\d+) avg overhead, (\\d+) bytes, (\\d+) overhead";
    private static final String TIMING =
            "TIMING:  (\\d+)\\.(\\d{3}) seconds, (\\d+) rps, (\\d+) kbps, (\\d+\\.\\d) ms avg req"
                    + " time";
    private static final String THREAD =
            "thread (\\d+): (\\d+) connect, (\\d+) requests, (\\d+) success, (\\d+) fail,"
                    + " (\\d+) bytes, (\\d+) overhead";

    @TempDir Path folder;

    private static List<String> lines(Lines run) {
        return run.out().lines().toList();
    }

    /** The numbers of the one line that looks so. */
    private static long[] numbers(String out, String line) {
        Matcher found = Pattern.compile("(?m)^" + line + "$").matcher(out);
        assertThat(found.find()).as(line + " in " + out).isTrue();
        long[] numbers = new long[found.groupCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (long) Double.parseDouble(found.group(i + 1));
        }
        return numbers;
    }

    /** So printed the tool itself in the article this project began with. */
    @Test
    void theLinesAreThoseOfTheArticle() {
        String article =
                """
                TOTALS:  1000 connect, 20000000 requests, 19999943 success, 57 fail, 1000 (1000) \
                real concurrency
                TRAFFIC: 0 avg bytes, 160 avg overhead, 0 bytes, 3199990880 overhead
                TIMING:  21.629 seconds, 924679 rps, 144481 kbps, 1.1 ms avg req time
                """;
        assertThat(numbers(article, TOTALS))
                .containsExactly(1000, 20000000, 19999943, 57, 1000, 1000);
        assertThat(numbers(article, TRAFFIC)).containsExactly(0, 160, 0, 3199990880L);
        assertThat(numbers(article, TIMING)).containsExactly(21, 629, 924679, 144481, 1);
    }

    @Test
    void theLineOfTheArticleRuns() {
        try (Server server = Servers.start()) {
            Lines run =
                    Lines.of(
                            "httpress",
                            "-n",
                            "60000",
                            "-t",
                            "16",
                            "-c",
                            "1000",
                            "-k",
                            server.url());
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            List<String> lines = lines(run);
            assertThat(lines.subList(0, 4))
                    .containsExactly(
                            "15000 requests launched",
                            "30000 requests launched",
                            "45000 requests launched",
                            "60000 requests launched");
            assertThat(lines.subList(4, 20)).allMatch(line -> line.matches(THREAD));
            assertThat(lines.get(20)).isEmpty();
            assertThat(lines.get(21)).matches(TOTALS);
            assertThat(lines.get(22)).matches(TRAFFIC);
            assertThat(lines.get(23)).matches(TIMING);
            assertThat(lines.subList(24, lines.size()))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(line -> line.startsWith("Headrace: "));
            assertThat(numbers(run.out(), TOTALS)).startsWith(1000, 60000, 60000, 0);
            assertThat(server.counters().requests()).isEqualTo(60000);
        }
    }

    @Test
    void theLinesAddUp() {
        try (Server server = Servers.start(EngineWish.AUTO, 1, 200, 100)) {
            Lines run = Lines.of("httpress", "-n3000", "-t2", "-c4", "-k", server.url());
            long[] one = numbers(run.out(), THREAD.replace("thread (\\d+)", "thread 1"));
            long[] two = numbers(run.out(), THREAD.replace("thread (\\d+)", "thread 2"));
            long[] totals = numbers(run.out(), TOTALS);
            long[] traffic = numbers(run.out(), TRAFFIC);
            for (int i = 0; i < 4; i++) {
                assertThat(one[i] + two[i]).isEqualTo(totals[i]);
            }
            assertThat(totals).containsExactly(4, 3000, 3000, 0, 4, 4);
            assertThat(one[4] + two[4]).isEqualTo(traffic[2]).isEqualTo(300_000);
            assertThat(one[5] + two[5]).isEqualTo(traffic[3]);
            assertThat(traffic[0]).isEqualTo(100);
            assertThat(traffic[1]).isEqualTo(traffic[3] / 3000);
            long[] timing = numbers(run.out(), TIMING);
            double seconds = timing[0] + timing[1] / 1e3;
            double kib = (traffic[2] + traffic[3]) / 1024.0;
            assertThat(timing[3] * seconds).isBetween(kib * 0.9, kib * 1.1);
        }
    }

    @Test
    void quietLeavesTheEndAlone() {
        try (Server server = Servers.start()) {
            Lines run = Lines.of("httpress", "-q", "-n", "400", "-t", "2", "-c", "2", server.url());
            List<String> lines = lines(run);
            assertThat(lines.get(0)).matches(TOTALS);
            assertThat(lines.get(1)).matches(TRAFFIC);
            assertThat(lines.get(2)).matches(TIMING);
            assertThat(lines.subList(3, lines.size()))
                    .allMatch(line -> line.startsWith("Headrace: "));
            assertThat(run.out()).contains("400 answers with 2xx or 3xx, 0 with others");
        }
    }

    @Test
    void withoutKeepAliveEachRequestHasAConnection() {
        try (Server server = Servers.start()) {
            Lines run = Lines.of("httpress", "-n", "200", "-c", "4", server.url());
            assertThat(numbers(run.out(), TOTALS)).startsWith(200, 200, 200, 0);
        }
    }

    @Test
    void fewRequestsHaveNoProgressAndOneThreadNoLine() {
        try (Server server = Servers.start()) {
            Lines run = Lines.of("httpress", server.url());
            assertThat(run.out())
                    .startsWith("\nTOTALS:  1 connect, 1 requests, 1 success, 0 fail, 1 (0)");
        }
    }

    @Test
    void anyWholeAnswerIsASuccess() {
        try (Server server = Servers.start(EngineWish.AUTO, 1, 503, 0)) {
            Lines run = Lines.of("httpress", "-n", "100", "-k", server.url());
            assertThat(run.code()).isZero();
            assertThat(numbers(run.out(), TOTALS)).startsWith(1, 100, 100, 0);
            assertThat(run.out()).contains("Headrace: 0 answers with 2xx or 3xx, 100 with others");
        }
    }

    @Test
    void whatIsClosedFailsAndUsesUpTheCount() throws IOException {
        try (RecordingServer server = new RecordingServer(4)) {
            Lines run =
                    Lines.of("httpress", "-n", "50", "-k", "http://" + server.authority() + "/");
            assertThat(run.code()).isZero();
            assertThat(numbers(run.out(), TOTALS)).startsWith(10, 50, 40, 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"-k, keep-alive", "-q, close"})
    void theRequestHasThreeLines(String option, String connection)
            throws IOException, InterruptedException {
        try (RecordingServer server = new RecordingServer(1)) {
            Lines.of("httpress", option, "http://" + server.authority() + "/a?b=1");
            assertThat(server.head())
                    .isEqualTo(
                            "GET /a?b=1 HTTP/1.1\nHost: "
                                    + server.authority()
                                    + "\nConnection: "
                                    + connection
                                    + "\n");
        }
    }

    @Test
    void tlsIsSpokenWithAnyCertificate() {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(5)));
        ServerTls tls = ServerTls.selfSigned("127.0.0.1", null);
        try (Server server = Servers.start(EngineWish.AUTO, site, Shape.NONE, tls)) {
            Lines run =
                    Lines.of("httpress", "-n", "30", "-c", "2", "-k", "-z", "NORMAL", server.url());
            assertThat(run.err()).isEmpty();
            assertThat(numbers(run.out(), TOTALS)).startsWith(2, 30, 30, 0);
            assertThat(run.out()).contains("\nSSL INFO: TLS_").contains("\n- Protocol: TLSv1.3\n");
            Lines other = Lines.of("httpress", "-z", "SECURE256", server.url());
            assertThat(other.code()).isEqualTo(1);
            assertThat(other.err()).contains("-z SECURE256").contains("GnuTLS");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "FATAL: wrong number of requests, -n 0 http://127.0.0.1:9/",
                "FATAL: wrong number of requests, -n 1000000001 http://127.0.0.1:9/",
                "FATAL: wrong number of requests, -n 10k http://127.0.0.1:9/",
                "FATAL: wrong number of requests, -n -5 http://127.0.0.1:9/",
                "FATAL: wrong number of connections, -n 5 -c 6 http://127.0.0.1:9/",
                "FATAL: wrong number of connections, -n 2000000 -c 1000001 http://127.0.0.1:9/",
                "FATAL: wrong number of threads, -n 9 -c 2 -t 3 http://127.0.0.1:9/",
                "FATAL: can't parse url, ftp://127.0.0.1/",
                "FATAL: can't parse url, 127.0.0.1"
            })
    void aBadValueEndsItInItsWords(String line, String words) {
        Lines run = Lines.of(("httpress " + words).split(" ", -1));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(line + "\nheadrace: ").hasLineCount(2);
        assertThat(run.err().split(" · ", -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "missing url argument, -k",
        "too many arguments, http://a/ http://b/",
        "unkown option: -X, -X http://a/",
        "unkown option: -d, -k -d 10s http://a/"
    })
    void badWordsAreFollowedByHelp(String line, String words) {
        Lines run = Lines.of(("httpress " + words).split(" ", -1));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith(line + "\n\nheadrace: ");
        assertThat(run.out()).contains("-n").contains("Example:");
    }

    @Test
    void helpAndVersionAreNoFailures() {
        assertThat(Lines.of("httpress", "-h").code()).isZero();
        assertThat(Lines.of("httpress", "-h").out()).contains("headrace httpress -n 10000");
        Lines version = Lines.of("httpress", "-v");
        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("version:    1.1\nbuild-date: ");
    }

    @Test
    void whereNothingListensItEndsWithOneLine() {
        Lines run = Lines.of("httpress", "-n", "100", "-c", "2", "-k", "http://127.0.0.1:9/");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("ECONNREFUSED").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anInterruptedRunTellsWhatItMeasured() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        try (Server server = Servers.start()) {
            Process process =
                    new ProcessBuilder(
                                    Program.command(
                                            Program.launcherFlags(),
                                            "httpress",
                                            "-n",
                                            "1000000000",
                                            "-c",
                                            "2",
                                            "-k",
                                            server.url()))
                            .redirectOutput(out.toFile())
                            .start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(out).contains("50000 requests launched"));
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        }
        String text = Files.readString(out);
        assertThat(numbers(text, TOTALS)[2]).isBetween(50_000L, 999_999_999L);
        assertThat(numbers(text, TIMING)[2]).isPositive();
        assertThat(text).contains("; interrupted\n");
    }
}
