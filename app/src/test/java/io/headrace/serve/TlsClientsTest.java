package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.Needs;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.tls.Certificates;
import io.headrace.tls.ServerTls;
import io.headrace.tls.TlsCounters;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The clients people use find no fault with the reference server's TLS. */
@BothEngines
class TlsClientsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LAST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;
    private final ServerTls tls = Certificates.server(Certificates.local());

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), Certificates.authority().text());
        Certificates.client().write(folder);
    }

    private Server serve(long bodySize) {
        return Servers.start(engine, 1, bodySize, tls);
    }

    private Process start(String program, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Needs.program(program)));
        command.addAll(words);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private String run(String program, String... words) throws IOException {
        return told(start(program, List.of(words)));
    }

    private static String told(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What `openssl s_client` tells; the lines are typed one after the other. */
    private String client(Server server, List<String> options, String... lines) throws Exception {
        String where = "127.0.0.1:" + URI.create(server.url()).getPort();
        List<String> words = new ArrayList<>(List.of("s_client", "-connect", where));
        words.addAll(List.of("-CAfile", "ca.pem", "-verify_return_error"));
        words.addAll(List.of("-verify_ip", "127.0.0.1"));
        words.addAll(options);
        Process process = start("openssl", words);
        try (var in = process.getOutputStream()) {
            for (String line : lines) {
                Thread.sleep(300); // a line is a command only when it is read by itself
                in.write(line.getBytes(StandardCharsets.US_ASCII));
                in.flush();
            }
            return told(process);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void opensslVerifiesTheHandshake(String version) throws Exception {
        try (Server server = serve(10)) {
            String told =
                    client(server, List.of(version, "-alpn", "http/1.1", "-ign_eof"), GET, LAST);
            assertThat(told)
                    .contains("Verify return code: 0 (ok)")
                    .contains("ALPN protocol: http/1.1")
                    .contains("closed")
                    .doesNotContain("unexpected eof")
                    .containsSubsequence("HTTP/1.1 200 OK", "HTTP/1.1 200 OK");
            assertThat(server.counters().requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void opensslResumes(String version) throws Exception {
        try (Server server = serve(10)) {
            client(server, List.of(version, "-ign_eof", "-sess_out", "session"), GET, LAST);
            String told = client(server, List.of(version, "-ign_eof", "-sess_in", "session"), LAST);
            assertThat(told).contains("Reused, " + "TLSv1." + version.charAt(6));
            assertThat(tls.counters().read()).isEqualTo(new TlsCounters.Reading(1, 1, 0));
        }
    }

    /** A line of `K` asks for new keys on both sides, one of `k` for those of the client. */
    @Test
    void keysMayBeRenewed() throws Exception {
        try (Server server = serve(10)) {
            String told = client(server, List.of("-tls1_3"), "K\n", GET, "k\n", "K\n", LAST);
            assertThat(told).contains("KEYUPDATE").containsSubsequence("200 OK", "200 OK");
            assertThat(server.counters().requests()).isEqualTo(2);
        }
    }

    @Test
    void renegotiationIsRefused() throws Exception {
        try (Server server = serve(10)) {
            String told = client(server, List.of("-tls1_2"), GET, "R\n");
            assertThat(told).contains("RENEGOTIATING");
            assertThat(server.counters().requests()).isEqualTo(1);
            await().until(() -> server.counters().connectionsOpen() == 0);
        }
    }

    @Test
    void opensslShowsItsCertificate() throws Exception {
        ServerTls asking =
                ServerTls.of(
                        Certificates.local().certificate(),
                        Certificates.local().key(),
                        Certificates.authority());
        try (Server server = Servers.start(engine, 1, 10, asking)) {
            String shown =
                    client(
                            server,
                            List.of("-ign_eof", "-cert", "cert.pem", "-key", "key.pem"),
                            LAST);
            assertThat(shown).contains("HTTP/1.1 200 OK");
            String hidden = client(server, List.of("-ign_eof"));
            assertThat(hidden).contains("certificate required").doesNotContain("200 OK");
            assertThat(server.counters().requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 300_000})
    void curl(long bodySize) throws Exception {
        try (Server server = serve(bodySize)) {
            String url = server.url();
            String format = "%{http_code} %{size_download} %{num_connects} %{ssl_verify_result}\n";
            String told =
                    run(
                            "curl",
                            "-sS",
                            "--cacert",
                            "ca.pem",
                            "-w",
                            format,
                            "-o",
                            "out",
                            url,
                            "-o",
                            "out",
                            url);
            String expected = "200 " + bodySize;
            assertThat(told).isEqualTo(expected + " 1 0\n" + expected + " 0 0\n");
            assertThat(run("curl", "-sS", url)).contains("certificate");
            assertThat(run("curl", "-sSk", "-w", format, "-o", "out", "-d", "a=b", url))
                    .startsWith(expected);
        }
    }

    @Test
    void wrk() throws Exception {
        try (Server server = serve(100)) {
            assertThat(run("wrk", "-t1", "-c32", "-d1", server.url()))
                    .contains("Requests/sec")
                    .doesNotContain("Socket errors")
                    .doesNotContain("Non-2xx");
            assertThat(server.counters().refused()).isZero();
        }
    }

    @Test
    void h2loadPipelines() throws Exception {
        try (Server server = serve(100)) {
            assertThat(run("h2load", "--h1", "-m", "16", "-n", "20000", "-c", "8", server.url()))
                    .contains("20000 succeeded, 0 failed, 0 errored, 0 timeout")
                    .contains("20000 2xx");
            await().until(() -> server.counters().requests() == 20_000);
        }
    }
}
