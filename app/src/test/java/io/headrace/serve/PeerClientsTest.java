package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.Needs;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The clients people use find no fault with the reference server. */
@BothEngines
class PeerClientsTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private static String run(String program, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Needs.program(program)));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] output = process.getInputStream().readAllBytes();
        return new String(output, StandardCharsets.UTF_8);
    }

    @Test
    void wrk() throws IOException {
        try (Server server = Servers.start(engine, 1, 200, 100)) {
            String told = run("wrk", List.of("-t1", "-c32", "-d1", server.url()));
            assertThat(told)
                    .contains("Requests/sec")
                    .doesNotContain("Socket errors")
                    .doesNotContain("Non-2xx");
            assertThat(server.counters().refused()).isZero();
        }
    }

    @Test
    void ab() throws IOException {
        try (Server server = Servers.start(engine, 1, 200, 100)) {
            String told = run("ab", List.of("-q", "-k", "-n", "20000", "-c", "16", server.url()));
            assertThat(told)
                    .containsPattern("Complete requests: +20000")
                    .containsPattern("Failed requests: +0")
                    .containsPattern("Keep-Alive requests: +20000");
            await().until(() -> server.counters().requests() == 20_000);
        }
    }

    @Test
    void h2loadPipelines() throws IOException {
        try (Server server = Servers.start(engine, 1, 200, 100)) {
            String told =
                    run(
                            "h2load",
                            List.of("--h1", "-m", "16", "-n", "20000", "-c", "8", server.url()));
            assertThat(told)
                    .contains("20000 succeeded, 0 failed, 0 errored, 0 timeout")
                    .contains("20000 2xx");
            await().until(() -> server.counters().requests() == 20_000);
        }
    }

    @Test
    void curl() throws IOException {
        try (Server server = Servers.start(engine, 1, 200, 70_000)) {
            String status = "%{http_code} %{size_download} %{num_connects}\\n";
            String told =
                    run(
                            "curl",
                            List.of(
                                    "-sS",
                                    "-w",
                                    status,
                                    "-o",
                                    "/dev/null",
                                    server.url(),
                                    "-o",
                                    "/dev/null",
                                    server.url()));
            assertThat(told).isEqualTo("200 70000 1\n200 70000 0\n");
            String posted =
                    run(
                            "curl",
                            List.of(
                                    "-sS",
                                    "-w",
                                    status,
                                    "-o",
                                    "/dev/null",
                                    "-H",
                                    "Expect: 100-continue",
                                    "-H",
                                    "Transfer-Encoding: chunked",
                                    "-d",
                                    "a=b",
                                    server.url()));
            assertThat(posted).startsWith("200 70000");
        }
    }
}
