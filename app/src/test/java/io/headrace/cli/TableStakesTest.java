package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.headrace.Needs;
import io.headrace.Program;
import io.headrace.loop.EngineWish;
import io.headrace.report.Schemas;
import io.headrace.serve.Delay;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Shape;
import io.headrace.serve.Site;
import io.headrace.serve.Stall;
import io.headrace.tls.Certificates;
import io.headrace.tls.Contexts;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * What every good load generator has, a test for each row, as it is typed on the command line.
 *
 * <p>That no request allocates (of the third row) is shown by `HotPathTest`; a program that needs
 * no runtime (the 14th) is the packages' matter.
 */
class TableStakesTest {
    @TempDir Path folder;

    private static Lines press(String... words) {
        List<String> command = new ArrayList<>(List.of("press"));
        command.addAll(List.of(words));
        return Lines.of(command.toArray(String[]::new));
    }

    private static JsonNode measure(String... words) {
        List<String> command = new ArrayList<>(List.of("--json", "-"));
        command.addAll(List.of(words));
        Lines lines = press(command.toArray(String[]::new));
        assertThat(lines.err()).isEmpty();
        return new ObjectMapper().readTree(lines.out());
    }

    @Test
    @DisplayName("B1 connections, threads, a count or a duration, headers, method, body, path")
    void loadAndRequest() throws IOException {
        String body = Files.writeString(folder.resolve("body"), "12345").toString();
        try (CountingServer server = CountingServer.refusing(0)) {
            String url = server.url() + "path?q=1";
            JsonNode counted =
                    measure(
                            "-c3",
                            "-t1",
                            "-n30",
                            "-m",
                            "PUT",
                            "-H",
                            "X-Mark: 1",
                            "-b",
                            "@" + body,
                            url);
            assertThat(counted.at("/connections").asInt()).isEqualTo(3);
            assertThat(counted.at("/threads").asInt()).isEqualTo(1);
            CountingServer.Sheet sheet = server.take();
            assertThat(sheet.targets()).isEqualTo(Map.of("PUT /path?q=1", 30));
            assertThat(sheet.marked()).isEqualTo(30);
            assertThat(sheet.bodyBytes()).isEqualTo(150);
            assertThat(sheet.connections()).isEqualTo(3);
            JsonNode timed = measure("-c4", "-t2", "-d200ms", "--warmup=0s", url);
            assertThat(timed.at("/duration_s").asDouble()).isEqualTo(0.2, within(1e-3));
            assertThat(timed.at("/threads").asInt()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("B1 TLS, without verification by a flag, with the name of the host (SNI)")
    void tls() throws Exception {
        try (ServerSocket listener = secureListener()) {
            CompletableFuture<String> asked =
                    CompletableFuture.supplyAsync(() -> serverName(listener));
            String place = "127.0.0.1:" + listener.getLocalPort();
            press("--insecure", "--connect-to", place, "-c1", "-n1", "https://shop.example/");
            assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo("shop.example");
        }
        try (Server server =
                Servers.start(EngineWish.AUTO, 1, 0, Certificates.server(Certificates.local()))) {
            Lines refused = press("-c1", "-n1", server.url());
            assertThat(refused.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(refused.err()).contains("certificate").contains("--insecure");
            JsonNode trusted = measure("--insecure", "-c2", "-n10", server.url());
            assertThat(trusted.at("/requests/ok").asInt()).isEqualTo(10);
        }
    }

    private static ServerSocket secureListener() throws IOException {
        return Contexts.of(Certificates.local())
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    /** The name that the first client asks for. */
    private static String serverName(ServerSocket listener) {
        try (SSLSocket client = (SSLSocket) ((SSLServerSocket) listener).accept()) {
            client.startHandshake();
            List<SNIServerName> names =
                    ((ExtendedSSLSession) client.getSession()).getRequestedServerNames();
            return new String(names.getFirst().getEncoded(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("B2 keep-alive on, a way to turn it off, the number of connects told")
    void keepAlive() throws IOException {
        try (CountingServer server = CountingServer.refusing(0)) {
            assertThat(measure("-n50", "-c2", "-t1", server.url()).at("/connects").asInt())
                    .isEqualTo(2);
            assertThat(server.take().connections()).isEqualTo(2);
            assertThat(measure("-n50", "-c2", "--close", server.url()).at("/connects").asInt())
                    .isEqualTo(50);
            assertThat(server.take().connections()).isEqualTo(50);
        }
    }

    @Test
    @DisplayName("B3 an event loop for each thread, whose own figures are merged at the end")
    void threadsAreMerged() {
        try (Server server = Servers.start(EngineWish.AUTO, 2, 200, 0)) {
            List<String> lines =
                    Lines.of("httpress", "-n6000", "-t3", "-c6", "-k", server.url())
                            .out()
                            .lines()
                            .toList();
            long success =
                    lines.stream()
                            .filter(line -> line.startsWith("thread "))
                            .mapToLong(line ->
                                    Long.parseLong(line.replaceAll(".*, (\\d+) success.*", "$1")))
                            .sum();
            assertThat(lines.stream().filter(line -> line.startsWith("thread "))).hasSize(3);
            assertThat(success).isEqualTo(6000).isEqualTo(server.counters().requests());
        }
    }

    @Test
    @DisplayName("B4 mean, deviation, maximum and percentiles of one merged HdrHistogram")
    void latencies() throws Exception {
        try (Server server = Servers.start()) {
            JsonNode result = measure("-n20000", "-c8", "-t2", server.url());
            JsonNode told = result.at("/latency_us");
            Histogram merged =
                    Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(
                                    Base64.getDecoder().decode(result.at("/histogram").asString())),
                            0);
            assertThat(merged.getTotalCount()).isEqualTo(20_000);
            for (String row : List.of("p50 50", "p75 75", "p90 90", "p99 99", "p999 99.9")) {
                String[] words = row.split(" ", -1);
                double expected =
                        merged.getValueAtPercentile(Double.parseDouble(words[1])) / 1000.0;
                assertThat(told.at("/" + words[0]).asDouble())
                        .as(row)
                        .isEqualTo(expected, within(expected * 0.002 + 0.001));
            }
            assertThat(told.at("/mean").asDouble()).isPositive();
            assertThat(told.at("/stdev").asDouble()).isPositive();
            assertThat(told.at("/max").asDouble())
                    .isGreaterThanOrEqualTo(told.at("/p9999").asDouble());
        }
    }

    @Test
    @DisplayName("B5 requests/s, bytes/s, exact codes, failures by their kind")
    void counts() throws IOException {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(100)));
        Shape shape = new Shape(Delay.NONE, 0.2, 0.1, Stall.NONE, 1);
        try (Server server = Servers.start(EngineWish.AUTO, site, shape)) {
            JsonNode result = measure("-n2000", "-c4", "--reconnect=1ms", server.url());
            long ok = result.at("/status/200").asLong();
            long refused = result.at("/status/500").asLong();
            long read = result.at("/errors/read").asLong();
            assertThat(ok).isPositive();
            assertThat(refused).isPositive();
            assertThat(read).isPositive();
            assertThat(ok + refused + read).isEqualTo(2000);
            assertThat(result.at("/requests/ok").asLong()).isEqualTo(ok);
            assertThat(result.at("/requests/rate").asDouble())
                    .isEqualTo((ok + refused) / result.at("/duration_s").asDouble(), within(1.0));
            assertThat(result.at("/bytes/received").asLong()).isGreaterThan(ok * 100);
            assertThat(result.at("/errors").size()).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("B6 time-outs of requests and connects; each failure told once, with its number")
    void timeouts() throws IOException {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0)));
        Shape slow = new Shape(Delay.parse("exp:40ms"), 0, 0, Stall.NONE, 1);
        try (Server server = Servers.start(EngineWish.AUTO, site, slow)) {
            Lines lines = press("-n60", "-c8", "--timeout=50ms", server.url());
            assertThat(lines.out()).containsPattern("Errors +timeout × \\d+");
            assertThat(lines.out().lines().filter(line -> line.contains("timeout"))).hasSize(1);
        }
    }

    @Test
    @DisplayName("B7 Ctrl-C prints what was measured so far")
    void interrupt() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            // What runs in the background is often told to ignore it, and passes that on.
            List<String> command =
                    new ArrayList<>(List.of(Needs.program("env"), "--default-signal=INT"));
            command.addAll(
                    Program.command(
                            List.of("--enable-native-access=ALL-UNNAMED"),
                            "press",
                            "-d60s",
                            "--warmup=0s",
                            "--json=" + folder.resolve("result.json"),
                            server.url()));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                await().until(() -> server.take().requests() > 100);
                new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                String out =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(out).contains("Rate ").contains("Latency ").contains("200 × ");
                assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            } finally {
                process.destroyForcibly();
            }
        }
        JsonNode result =
                new ObjectMapper().readTree(Files.readString(folder.resolve("result.json")));
        assertThat(result.at("/complete").asBoolean()).isFalse();
        assertThat(result.at("/requests/total").asLong()).isPositive();
    }

    @Test
    @DisplayName("B8 JSON with a schema that is shipped; quiet; progress on a terminal only")
    void json() throws IOException {
        try (Server server = Servers.start()) {
            Lines lines = press("-n100", "-c4", "--json=-", server.url());
            Schemas.assertFits("press-1", lines.out());
            assertThat(lines.err()).isEmpty();
            assertThat(press("-n100", "-c4", "-q", server.url()).err()).isEmpty();
        }
    }

    @Test
    @DisplayName("B9 a rate, with latency from when a request was due, and the other beside it")
    void rate() {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0)));
        Shape stalls = new Shape(Delay.NONE, 0, 0, Stall.parse("200ms/1s"), 1);
        try (Server server = Servers.start(EngineWish.AUTO, site, stalls)) {
            JsonNode result = measure("-r1k", "-d2s", "--warmup=0s", "-c4", server.url());
            double due = result.at("/latency_us/p95").asDouble();
            assertThat(due).isGreaterThan(50_000);
            assertThat(result.at("/service_us/p95").asDouble()).isLessThan(due / 2);
            assertThat(result.at("/open_loop/due").asInt()).isEqualTo(2000);
        }
    }

    @Test
    @DisplayName("B10 warm-up is excluded")
    void warmup() {
        try (Server server = Servers.start()) {
            JsonNode result = measure("-d200ms", "--warmup=300ms", "-c2", server.url());
            long outside = result.at("/outside_window/requests").asLong();
            assertThat(result.at("/warmup/duration_s").asDouble()).isEqualTo(0.3, within(0.05));
            assertThat(outside).isPositive();
            assertThat(result.at("/latency_us/count").asLong())
                    .isEqualTo(result.at("/requests/total").asLong())
                    .isEqualTo(
                            server.counters().requests()
                                    - outside
                                    - result.at("/outside_window/unfinished").asLong());
        }
    }

    @Test
    @DisplayName("B11 thresholds with an exit code")
    void thresholds() {
        try (Server server = Servers.start()) {
            assertThat(press("-n100", "-c2", "--fail-if=rate<1G", server.url()).code())
                    .isEqualTo(4);
            assertThat(press("-n100", "-c2", "--fail-if=errors>0", server.url()).code()).isZero();
        }
    }

    @Test
    @DisplayName("B12 several URLs, a Unix socket, another place than the host")
    void places() throws IOException {
        String urls = Files.writeString(folder.resolve("urls"), "/a\n3 /b\n").toString();
        try (CountingServer server = CountingServer.refusing(0)) {
            measure("--requests", urls, "-n40", "-c1", server.url());
            assertThat(server.take().targets()).isEqualTo(Map.of("GET /a", 10, "GET /b", 30));
            measure("--connect-to", server.authority(), "-n10", "-c1", "http://shop.example/");
            assertThat(server.take().hosts()).isEqualTo(Map.of("shop.example", 10));
        }
        Path path = folder.resolve("socket");
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        try (CountingServer server = new CountingServer(listener, 0)) {
            measure("--unix", path.toString(), "-n10", "-c1", "http://shop.example/");
            assertThat(server.take().requests()).isEqualTo(10);
        }
    }

    @Test
    @DisplayName("B13 units: k and M, ms, s and m")
    void units() {
        try (Server server = Servers.start()) {
            assertThat(measure("-n", "1.5k", "-c", "4", server.url()).at("/requests/total").asInt())
                    .isEqualTo(1500);
            assertThat(
                            measure(
                                            "-d",
                                            "0.1s",
                                            "--warmup",
                                            "1ms",
                                            "--timeout",
                                            "1m",
                                            server.url())
                                    .at("/duration_s")
                                    .asDouble())
                    .isEqualTo(0.1, within(1e-3));
        }
    }

    @Test
    @DisplayName("B15 the letters of wrk, and its line Requests/sec:")
    void lettersOfWrk() {
        try (Server server = Servers.start()) {
            Lines lines =
                    Lines.of(
                            "wrk", "-t2", "-c4", "-d1s", "-H", "X-A: b", "--latency", server.url());
            assertThat(lines.code()).isZero();
            assertThat(lines.out())
                    .containsPattern("(?m)^Requests/sec: +\\d+\\.\\d\\d$")
                    .containsPattern("(?m)^ +99% +\\d");
        }
    }
}
