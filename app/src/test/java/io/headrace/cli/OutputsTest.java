package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.loop.EngineWish;
import io.headrace.report.Expositions;
import io.headrace.report.Schemas;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What `press` tells besides its result, on real runs. */
class OutputsTest {
    @TempDir Path folder;

    private static Lines press(Server server, String... options) {
        List<String> words = new ArrayList<>(List.of("press", "-c", "4", "-t", "2"));
        words.addAll(List.of(options));
        words.add(server.url());
        return Lines.of(words.toArray(String[]::new));
    }

    private static double sum(List<String> rows, int column) {
        return rows.stream().mapToDouble(r -> Double.parseDouble(r.split(",", -1)[column])).sum();
    }

    @Test
    void rowsAndIntervalsAddUpToTheResult() throws IOException {
        Path json = folder.resolve("press.json");
        Path csv = folder.resolve("press.csv");
        Path hdr = folder.resolve("press.hlog");
        try (Server server = Servers.start(EngineWish.AUTO, 1, 200, 10)) {
            Lines lines =
                    press(
                            server,
                            "--warmup=100ms",
                            "-d=2200ms",
                            "--json=" + json,
                            "--csv=" + csv,
                            "--hdr=" + hdr);
            assertThat(lines.err()).isEmpty();
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        }
        JsonNode result = new ObjectMapper().readTree(Files.readString(json));
        double total = result.at("/requests/total").asDouble();
        List<String> all = Files.readAllLines(csv);
        List<String> rows = all.subList(1, all.size());
        assertThat(all.getFirst())
                .isEqualTo("t,requests,errors,rate,p50_us,p90_us,p99_us,max_us,bytes");
        assertThat(rows).hasSize(3);
        assertThat(sum(rows, 1)).isEqualTo(total).isPositive();
        assertThat(sum(rows, 2)).isZero();
        assertThat(sum(rows, 8)).isEqualTo(result.at("/bytes/received").asDouble());
        assertThat(sum(rows.subList(0, 2), 3)).isEqualTo(sum(rows.subList(0, 2), 1));
        List<Histogram> intervals = intervals(hdr);
        assertThat(intervals).hasSize(3);
        assertThat(intervals.stream().mapToLong(Histogram::getTotalCount).sum())
                .isEqualTo((long) total);
        assertThat(intervals.getLast().getEndTimeStamp() - intervals.getFirst().getStartTimeStamp())
                .isEqualTo(2_200);
    }

    private static List<Histogram> intervals(Path file) throws IOException {
        List<Histogram> intervals = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            while (next != null) {
                intervals.add((Histogram) next);
                next = reader.nextIntervalHistogram();
            }
        }
        return intervals;
    }

    @Test
    void aFullDiskIsToldBelowTheResult() {
        try (Server server = Servers.start()) {
            for (String option : List.of("--csv=/dev/full", "--hdr=/dev/full")) {
                Lines lines = press(server, "-n=100", option);
                assertThat(lines.out()).contains("100 answers in ");
                assertThat(lines.err()).startsWith("headrace: cannot write /dev/full");
                assertThat(lines.code()).isEqualTo(ExitCode.BAD_INPUT);
            }
        }
    }

    @Test
    void rowsOnStandardOutputAreAlone() {
        try (Server server = Servers.start()) {
            Lines lines = press(server, "-n", "1000", "--csv", "-", "--spectrum");
            assertThat(lines.out().lines()).hasSize(2);
            assertThat(lines.out()).startsWith("t,requests,").contains("\n0,1000,0,");
        }
    }

    @Test
    void prometheusReadsARunThatGoesOn() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI page = URI.create("http://127.0.0.1:" + port + "/metrics");
        try (Server server = Servers.start();
                HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<Lines> run =
                    CompletableFuture.supplyAsync(() ->
                            press(
                                    server,
                                    "--warmup=100ms",
                                    "-d=4s",
                                    "--prometheus=127.0.0.1:" + port));
            await().ignoreExceptions()
                    .until(() -> value(samples(client, page), "headrace_press_requests_total") > 0);
            Map<String, Double> samples = samples(client, page);
            double requests = value(samples, "headrace_press_requests_total");
            assertThat(samples)
                    .containsEntry("headrace_press_responses_total{code=\"200\"}", requests)
                    .containsEntry("headrace_press_latency_seconds_count", requests)
                    .containsEntry("headrace_press_errors_total{kind=\"read\"}", 0.0);
            assertThat(value(samples, "headrace_press_busy_ratio")).isBetween(0.0, 1.0);
            assertThat(get(client, page.resolve("/")).statusCode()).isEqualTo(404);
            Lines lines = run.get();
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
            assertThat(lines.err()).isEqualTo("metrics on " + page + "\n");
        }
        try (ServerSocket again = new ServerSocket(port)) {
            assertThat(again.isBound()).as("the port is free after the run").isTrue();
        }
    }

    private static double value(Map<String, Double> samples, String name) {
        return samples.getOrDefault(name, Double.NaN);
    }

    private static Map<String, Double> samples(HttpClient client, URI page) throws Exception {
        HttpResponse<String> answer = get(client, page);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        return Expositions.parse(answer.body());
    }

    private static HttpResponse<String> get(HttpClient client, URI page) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aThresholdThatDoesNotHoldFailsTheRun() throws IOException {
        Path json = folder.resolve("press.json");
        try (Server server = Servers.start()) {
            Lines lines =
                    press(
                            server,
                            "-n=2000",
                            "--fail-if=p99>1h",
                            "--fail-if=requests>1k",
                            "--fail-if=p99.9>1h",
                            "--json=" + json);
            assertThat(lines.code()).isEqualTo(ExitCode.THRESHOLD).isEqualTo(4);
            assertThat(lines.out()).contains("Rate ").contains("p99.9    -");
            assertThat(lines.err())
                    .isEqualTo(
                            """
                            failed: requests > 1 k: it is 2 k
                            failed: p99.9 > 1 h: it cannot be told from 2 k answers, it takes 10 k
                            """);
        }
        JsonNode outcomes = new ObjectMapper().readTree(Files.readString(json)).at("/thresholds");
        assertThat(outcomes.size()).isEqualTo(3);
        assertThat(outcomes.at("/0/holds").asBoolean()).isTrue();
        assertThat(outcomes.at("/0/value").asDouble()).isPositive();
        assertThat(outcomes.at("/0/unit").asString()).isEqualTo("us");
        assertThat(outcomes.at("/1/expression").asString()).isEqualTo("requests>1k");
        assertThat(outcomes.at("/1/value").asDouble()).isEqualTo(2_000);
        assertThat(outcomes.at("/1/holds").asBoolean()).isFalse();
        assertThat(outcomes.at("/2/value").isNull()).isTrue();
        Schemas.assertFits("press-1", Files.readString(json));
    }

    @Test
    void thresholdsThatHoldAreSilent() {
        try (Server server = Servers.start()) {
            Lines lines = press(server, "-n=2k", "--fail-if=errors>0", "--fail-if=rate<1");
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
            assertThat(lines.err()).isEmpty();
        }
    }

    @Test
    void noSuccessCountsMoreThanAThreshold() {
        try (Server server = Servers.start(EngineWish.AUTO, 1, 503, 0)) {
            Lines lines = press(server, "-n=100", "--fail-if=requests>0");
            assertThat(lines.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(lines.err()).startsWith("failed: requests > 0");
        }
    }

    @Test
    void theSpectrumIsDrawnBelowTheResult() {
        try (Server server = Servers.start()) {
            Lines lines = press(server, "-n=2k", "--spectrum");
            assertThat(lines.out()).containsSubsequence("Limit ", "Spectrum: ", " 100 ", " 2000\n");
        }
    }

    @Test
    void anOpenLoopTellsBothDistributions() throws IOException {
        Path json = folder.resolve("press.json");
        Path csv = folder.resolve("press.csv");
        try (Server server = Servers.start()) {
            Lines lines =
                    press(
                            server,
                            "-r=500",
                            "-d=1200ms",
                            "--warmup=100ms",
                            "--spectrum",
                            "--json=" + json,
                            "--csv=" + csv,
                            "--fail-if=service.p50>1h",
                            "--fail-if=achieved<1%");
            assertThat(lines.err()).isEmpty();
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
            assertThat(lines.out())
                    .containsSubsequence(
                            "Latency  min ", "Service  min ", "Schedule ", "Spectrum: ")
                    .containsPattern(" latency +service +percentile");
        }
        String document = Files.readString(json);
        Schemas.assertFits("press-1", document);
        JsonNode result = new ObjectMapper().readTree(document);
        List<String> rows = Files.readAllLines(csv);
        assertThat(sum(rows.subList(1, rows.size()), 1))
                .isEqualTo(result.at("/requests/total").asDouble())
                .isEqualTo(result.at("/service_us/count").asDouble());
        assertThat(result.at("/latency_us/thin").toString())
                .isEqualTo("[\"p99\",\"p999\",\"p9999\",\"p99999\"]");
    }
}
