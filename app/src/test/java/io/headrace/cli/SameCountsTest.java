package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same option on `press` and on the tools people know makes the same server count the same:
 * connections, requests, targets, hosts, headers, bodies, and how many came at once.
 *
 * <p>hey stands for oha, too, whose letters and meanings it has.
 */
class SameCountsTest {
    @TempDir Path folder;

    /** Runs a tool to its end: all it printed. */
    private static String run(String tool, String... words)
            throws IOException, InterruptedException {
        Tool.Output told = Tool.run(tool, words);
        assertThat(told.code()).as(told.text()).isZero();
        return told.text();
    }

    /** Runs press with one thread, so that no connection finds all requests taken. */
    private static JsonNode press(String... words) {
        List<String> command = new ArrayList<>(List.of("press", "-t", "1", "--json", "-"));
        command.addAll(List.of(words));
        Lines lines = Lines.of(command.toArray(String[]::new));
        assertThat(lines.err()).isEmpty();
        return new ObjectMapper().readTree(lines.out());
    }

    private static long figure(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** hey's own pool may open a few connections more than it was asked for. */
    private static CountingServer.Sheet withConnections(
            CountingServer.Sheet theirs, CountingServer.Sheet ours) {
        assertThat(theirs.connections()).isGreaterThanOrEqualTo(ours.connections());
        return new CountingServer.Sheet(
                ours.connections(),
                theirs.requests(),
                theirs.targets(),
                theirs.hosts(),
                theirs.marked(),
                theirs.bodyBytes(),
                theirs.deepest());
    }

    @Test
    void connectionsAndRequests() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            press("-n", "1000", "-c", "10", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.requests()).isEqualTo(1000);
            assertThat(ours.connections()).isEqualTo(10);
            run("h2load", "--h1", "-n", "1000", "-c", "10", "-t", "2", server.url());
            assertThat(server.take()).isEqualTo(ours);
            run("hey", "-n", "1000", "-c", "10", server.url());
            assertThat(withConnections(server.take(), ours)).isEqualTo(ours);
            run("ab", "-k", "-q", "-n", "1000", "-c", "10", server.url());
            assertThat(server.take()).isEqualTo(ours);
        }
    }

    @Test
    void aConnectionForEachRequest() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            JsonNode result = press("--close", "-n", "200", "-c", "4", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.connections()).isEqualTo(200);
            assertThat(result.at("/connects").asInt()).isEqualTo(200);
            run("hey", "-disable-keepalive", "-n", "200", "-c", "4", server.url());
            assertThat(server.take()).isEqualTo(ours);
            run("ab", "-q", "-n", "200", "-c", "4", server.url());
            assertThat(server.take()).isEqualTo(ours);
        }
    }

    @Test
    void requestsInFlightOnAConnection() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            press("--pipeline", "8", "-n", "800", "-c", "1", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.deepest()).isEqualTo(8);
            run("h2load", "--h1", "-m", "8", "-n", "800", "-c", "1", server.url());
            assertThat(server.take()).isEqualTo(ours);
        }
    }

    @Test
    void methodHeaderAndBody() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            press(
                    "-m",
                    "PUT",
                    "-b",
                    "hello",
                    "-H",
                    "X-Mark: 1",
                    "-n",
                    "100",
                    "-c",
                    "4",
                    server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.targets()).isEqualTo(Map.of("PUT /", 100));
            assertThat(ours.bodyBytes()).isEqualTo(500);
            assertThat(ours.marked()).isEqualTo(100);
            run(
                    "hey",
                    "-m",
                    "PUT",
                    "-d",
                    "hello",
                    "-H",
                    "X-Mark: 1",
                    "-n",
                    "100",
                    "-c",
                    "4",
                    server.url());
            assertThat(withConnections(server.take(), ours)).isEqualTo(ours);
        }
    }

    @Test
    void aBodyFromAFile() throws Exception {
        String body = Files.writeString(folder.resolve("body"), "x".repeat(3000)).toString();
        try (CountingServer server = CountingServer.refusing(0)) {
            press("-b", "@" + body, "-n", "100", "-c", "4", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.targets()).isEqualTo(Map.of("POST /", 100));
            assertThat(ours.bodyBytes()).isEqualTo(300_000);
            run("h2load", "--h1", "-d", body, "-n", "100", "-c", "4", server.url());
            assertThat(server.take()).isEqualTo(ours);
            run("hey", "-m", "POST", "-D", body, "-n", "100", "-c", "4", server.url());
            assertThat(withConnections(server.take(), ours)).isEqualTo(ours);
            run("ab", "-k", "-q", "-p", body, "-n", "100", "-c", "4", server.url());
            assertThat(server.take()).isEqualTo(ours);
        }
    }

    @Test
    void severalRequestsFromAFile() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            String urls = server.url() + "a\n" + server.url() + "b\n" + server.url() + "c\n";
            String file = Files.writeString(folder.resolve("urls"), urls).toString();
            press("--requests", file, "-n", "300", "-c", "1", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.targets())
                    .isEqualTo(Map.of("GET /a", 100, "GET /b", 100, "GET /c", 100));
            run("h2load", "--h1", "-i", file, "-n", "300", "-c", "1");
            assertThat(server.take()).isEqualTo(ours);
        }
    }

    @Test
    void aUnixSocket() throws Exception {
        Path path = folder.resolve("socket");
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        try (CountingServer server = new CountingServer(listener, 0)) {
            press("--unix", path.toString(), "-n", "100", "-c", "4", "http://shop.example/");
            CountingServer.Sheet ours = server.take();
            assertThat(ours.requests()).isEqualTo(100);
            assertThat(ours.connections()).isEqualTo(4);
            run("h2load", "--h1", "-B", "unix:" + path, "-n", "100", "-c", "4", "http://x/");
            CountingServer.Sheet theirs = server.take();
            assertThat(theirs.requests()).isEqualTo(ours.requests());
            assertThat(theirs.connections()).isEqualTo(ours.connections());
        }
    }

    @Test
    void anotherPlaceThanTheHost() throws Exception {
        String url = "http://shop.example/";
        try (CountingServer server = CountingServer.refusing(0)) {
            press("--connect-to", server.authority(), "-n", "100", "-c", "4", url);
            CountingServer.Sheet ours = server.take();
            assertThat(ours.hosts()).isEqualTo(Map.of("shop.example", 100));
            run("h2load", "--h1", "--connect-to=" + server.authority(), "-n100", "-c4", url);
            assertThat(server.take()).isEqualTo(ours);
        }
    }

    @Test
    void statusCodes() throws Exception {
        try (CountingServer server = CountingServer.refusing(4)) {
            JsonNode result = press("-n", "1000", "-c", "10", server.url());
            assertThat(result.at("/status/200").asInt()).isEqualTo(750);
            assertThat(result.at("/status/503").asInt()).isEqualTo(250);
            server.take();
            String h2load = run("h2load", "--h1", "-n", "1000", "-c", "10", server.url());
            assertThat(h2load).contains("status codes: 750 2xx, 0 3xx, 0 4xx, 250 5xx");
            server.take();
            String hey = run("hey", "-n", "1000", "-c", "10", server.url());
            assertThat(figure(hey, "\\[503]\\s+(\\d+) responses")).isEqualTo(250);
            server.take();
            String ab = run("ab", "-k", "-q", "-n", "1000", "-c", "10", server.url());
            assertThat(figure(ab, "Non-2xx responses: +(\\d+)")).isEqualTo(250);
        }
    }

    @Test
    void aCountAtARate() throws Exception {
        try (CountingServer server = CountingServer.refusing(0)) {
            press("-r", "400", "-n", "200", "-c", "2", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.requests()).isEqualTo(200);
            run("h2load", "--h1", "--rps=200", "-n", "200", "-c", "2", server.url());
            assertThat(server.take()).isEqualTo(ours);
            run("hey", "-q", "200", "-n", "200", "-c", "2", server.url());
            assertThat(withConnections(server.take(), ours)).isEqualTo(ours);
        }
    }

    /** Where wrk drops what is in flight at the end, press tells it: the sum is the server's. */
    @Test
    void forATime() throws Exception {
        int connections = 8;
        try (CountingServer server = CountingServer.refusing(0)) {
            JsonNode result = press("-d", "500ms", "--warmup", "100ms", "-c8", server.url());
            CountingServer.Sheet ours = server.take();
            assertThat(ours.connections()).isEqualTo(connections);
            assertThat(
                            result.at("/requests/total").asInt()
                                    + result.at("/outside_window/requests").asInt()
                                    + result.at("/outside_window/unfinished").asInt())
                    .isEqualTo(ours.requests());
            String wrk = run("wrk", "-d", "1", "-c8", "-t2", server.url());
            CountingServer.Sheet theirs = server.take();
            assertThat(theirs.requests() - figure(wrk, "(\\d+) requests in"))
                    .isBetween(0L, (long) connections);
        }
    }
}
