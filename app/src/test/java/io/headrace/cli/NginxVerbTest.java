package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.Program;
import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.Engine;
import io.headrace.loop.EngineWish;
import io.headrace.nginx.Confs;
import io.headrace.serve.Exchange;
import io.headrace.serve.ServePlan;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** `serve --nginx-conf FILE`: what the file makes of the server. */
class NginxVerbTest {
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    private static final NginxPlan.Overrides NONE =
            new NginxPlan.Overrides(null, null, CpuSet.EMPTY, EngineWish.AUTO);

    @TempDir Path folder;

    private NginxPlan plan(String text, NginxPlan.Overrides overrides) {
        return NginxPlan.read(Confs.write(folder, text), overrides, Session.host());
    }

    private ServePlan plan(String main, String http) {
        return plan(main + " http { " + http + " }", NONE).plan();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx.conf", "one-piece.conf"})
    void theArticlesConfigurationRuns(String file) throws IOException, InterruptedException {
        String conf = Confs.resource(file).toString();
        List<String> command =
                Program.command(
                        List.of("--enable-native-access=ALL-UNNAMED"),
                        "serve",
                        "--nginx-conf",
                        conf,
                        "--listen",
                        "127.0.0.1:0");
        Path told = folder.resolve("told");
        Process process = new ProcessBuilder(command).redirectError(told.toFile()).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String banner = out.readLine();
            assertThat(banner).contains("serving 200 with 0 bytes on ").contains(" 16 threads, ");
            Matcher url = URL.matcher(banner);
            assertThat(url.find()).isTrue();
            try (Exchange exchange = new Exchange(url.group())) {
                exchange.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(exchange.readUntil("\r\n\r\n"))
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n");
            }
            process.toHandle().destroy(); // the process alone: its output is still read
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).startsWith("served 1 requests on 1 connections");
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(told))
                .contains(
                        conf
                                + ":5: accept_mutex off: has no counterpart, each thread has its"
                                + " own listener\n");
    }

    @Test
    void theFileSaysWhereAndHow() {
        ServePlan plan =
                plan(
                        "worker_processes 2; worker_cpu_affinity 01 10; events { use epoll; }",
                        "server { listen 127.0.0.1:8089; return 204; }");
        assertThat(plan.listen().text()).isEqualTo("127.0.0.1:8089");
        assertThat(plan.threads()).isEqualTo(2);
        assertThat(plan.cpus()).isEqualTo(CpuSet.of(0, 1));
        assertThat(plan.engine().engine()).isEqualTo(Engine.EPOLL);
    }

    @Test
    void workersByThemselvesAreTheCpus() {
        CpuSet allowed = Session.host().allowedCpus();
        String server = "server { listen 8089; return 204; }";
        ServePlan free = plan("worker_processes auto; events { }", server);
        assertThat(free.threads()).isEqualTo(allowed.size());
        assertThat(free.cpus()).isEqualTo(CpuSet.EMPTY);
        ServePlan bound =
                plan("worker_processes auto; worker_cpu_affinity auto; events { }", server);
        assertThat(bound.cpus()).isEqualTo(allowed);
    }

    @Test
    void theCommandLineWins() {
        Endpoint listen = new Converters.Listen().convert("127.0.0.1:8090");
        NginxPlan.Overrides all =
                new NginxPlan.Overrides(listen, 3L, CpuSet.of(0), EngineWish.EPOLL);
        ServePlan plan =
                plan(
                                "worker_processes 2; worker_cpu_affinity auto; events { }"
                                        + "http { server { listen 80; listen 81; } }",
                                all)
                        .plan();
        assertThat(plan.listen().text()).isEqualTo("127.0.0.1:8090");
        assertThat(plan.threads()).isEqualTo(3);
        assertThat(plan.cpus()).isEqualTo(CpuSet.of(0));
        assertThat(plan.engine().engine()).isEqualTo(Engine.EPOLL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server { listen 80; listen 81; } | a second \"listen\" | --listen",
                "server { listen 80; } server { listen 81; } | a second server | of its own",
                "server { } | a server without \"listen\" | --listen"
            })
    void whatOneServeCannotBe(String http, String what, String remedy) {
        assertThatThrownBy(() -> plan("events { }", http))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(folder.resolve("nginx.conf") + ":1: " + what)
                .hasMessageContaining(remedy);
    }

    @Test
    void whatIsNotQuiteAsInNginxIsNoted() throws IOException {
        Files.createDirectory(folder.resolve("html"));
        NginxPlan made =
                plan("events { } http { server { listen 80; location /a { root none; } } }", NONE);
        List<String> notes = new ArrayList<>();
        made.notes().forEach(note -> notes.add(note.what() + ": " + note.reason()));
        assertThat(notes)
                .containsExactly(
                        "root none: no folder " + folder.resolve("none") + ": 404",
                        "root html: links that lead out of it are not followed",
                        "root html: a folder without its slash is redirected to its path, without a"
                                + " host",
                        "no access_log: nginx would write a log of its own, serve writes none");
    }

    @Test
    void limitsAndTheLogAreTheFiles() {
        ServePlan plan =
                plan(
                        "worker_processes 3; events { worker_connections 100; }",
                        "server { listen 80; access_log logs/a.log; keepalive_requests 7;"
                                + " keepalive_timeout 5s; return 204; }");
        assertThat(plan.limits().maxConnections()).isEqualTo(300);
        assertThat(plan.limits().keepaliveRequests()).isEqualTo(7);
        assertThat(plan.limits().idleTimeoutNs()).isEqualTo(5_000_000_000L);
        assertThat(plan.accessLog()).isEqualTo(folder.resolve("logs/a.log"));
        ServePlan none =
                plan("events { }", "server { listen 80; keepalive_timeout 0; return 204; }");
        assertThat(none.limits().keepaliveRequests()).isEqualTo(1);
    }

    @Test
    void aLocationWithALogOfItsOwnIsRefused() {
        assertThatThrownBy(() ->
                        plan(
                                "events { }",
                                "server { listen 80; access_log off;"
                                        + " location /a { access_log b.log; return 204; } }"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("location /a with a log");
    }
}
