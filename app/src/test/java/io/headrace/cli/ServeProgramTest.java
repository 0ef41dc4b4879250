package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Program;
import io.headrace.serve.Exchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The verb `serve` as a process: its options, its second port, and its end by a signal. */
class ServeProgramTest {
    private static final String LAST = "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @TempDir Path folder;

    private static Process start(String... words) throws Exception {
        List<String> flags = List.of("--enable-native-access=ALL-UNNAMED");
        return new ProcessBuilder(Program.command(flags, words)).redirectErrorStream(true).start();
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void servesTellsItsCountersAndEndsWhenAsked() throws Exception {
        Path log = folder.resolve("log");
        Files.writeString(folder.resolve("a"), "file a");
        Process process =
                start(
                        "serve",
                        "--listen",
                        "127.0.0.1:0",
                        "--threads",
                        "1",
                        "--root",
                        folder.toString(),
                        "--delay",
                        "1ms",
                        "--max-connections",
                        "10",
                        "--access-log",
                        log.toString(),
                        "--stats");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String banner = out.readLine();
            assertThat(banner)
                    .startsWith("serving the files of " + folder + " on http://127.0.0.1:");
            String url = banner.replaceFirst(".* on (http://\\S+) .*", "$1");
            String stats = lastWord(out.readLine());
            try (Exchange exchange = new Exchange(url)) {
                assertThat(exchange.send(LAST).readAll()).endsWith("\r\n\r\nfile a");
            }
            HttpResponse<String> metrics = get(stats + "metrics");
            assertThat(metrics.body())
                    .contains("\nheadrace_serve_connections_accepted_total{loop=\"0\"} 1\n");
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("text/plain; version="));
            assertThat(get(stats).body()).contains("\"schema\" : \"headrace.serve/1\"");
            process.toHandle().destroy();
            assertThat(out.lines().collect(Collectors.joining("\n")))
                    .isEqualTo("served 1 requests on 1 connections, refused 0");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(log).content().contains("\"GET /a\" 200 ");
    }

    @Test
    void aUnixSocketGoesWithTheServer() throws Exception {
        Path path = folder.resolve("s.sock");
        Process process = start("serve", "--unix", path.toString(), "--threads", "2");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains(" on unix:" + path + " with 2 threads");
            assertThat(path).exists();
            process.toHandle().destroy();
            assertThat(out.readLine()).startsWith("served 0 requests");
            assertThat(process.waitFor()).isEqualTo(ExitCode.DONE);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(path).doesNotExist();
    }
}
