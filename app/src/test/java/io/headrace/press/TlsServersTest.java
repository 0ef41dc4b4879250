package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.tls.Certificates;
import io.headrace.tls.TlsCounters;
import io.headrace.tls.TlsOrder;
import io.headrace.tls.TlsVersion;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The generator over TLS against the servers people use. */
@BothEngines
class TlsServersTest {
    private static final int BIG = 1 << 20;

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        port = Peer.freePort();
        Certificates.local().write(folder);
        Files.writeString(folder.resolve("big.txt"), "0123456789abcdef".repeat(BIG / 16));
        Files.writeString(folder.resolve("ca.pem"), Certificates.authority().text());
        // The server may change to another user before it reads it.
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
    }

    private static TlsOrder order(TlsVersion only, boolean resumes) {
        return new TlsOrder(
                false,
                Certificates.authority(),
                Certificates.client().certificate(),
                Certificates.client().key(),
                only,
                resumes);
    }

    private Orders orders(TlsVersion only, boolean resumes) {
        return new Orders(engine, order(only, resumes));
    }

    private static TlsCounters.Reading run(PressOrder order) throws InterruptedException {
        PressPlan plan = order.plan();
        PressResult result = new Press(plan, Press.Observer.NONE).run();
        assertThat(result.errors().values()).containsOnly(0L);
        assertThat(result.status()).containsOnlyKeys(200).containsEntry(200, order.load().count());
        return Objects.requireNonNull(plan.tls()).counters().read();
    }

    private Peer nginx() throws IOException {
        String configuration =
                """
                daemon off; worker_processes 1; pid FOLDER/pid; error_log FOLDER/error.log;
                events { worker_connections 256; }
                http {
                  access_log off; client_body_temp_path FOLDER/t1; proxy_temp_path FOLDER/t2;
                  fastcgi_temp_path FOLDER/t3; uwsgi_temp_path FOLDER/t4; scgi_temp_path FOLDER/t5;
                  keepalive_requests 500; default_type text/plain;
                  server {
                    listen 127.0.0.1:PORT ssl;
                    ssl_certificate FOLDER/cert.pem; ssl_certificate_key FOLDER/key.pem;
                    ssl_client_certificate FOLDER/ca.pem; ssl_verify_client on;
                    ssl_session_cache shared:s:1m;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    location = /return { return 200 "$ssl_protocol $ssl_client_verify"; }
                    location / { root FOLDER; }
                  }
                }
                """;
        Path file = folder.resolve("peer.conf");
        Files.writeString(
                file,
                configuration
                        .replace("PORT", Integer.toString(port))
                        .replace("FOLDER", folder.toString()));
        return Peer.start(folder, port, List.of(Needs.program("nginx"), "-c", file.toString()));
    }

    private static String secure(Peer peer, String path) {
        return peer.url(path).replace("http:", "https:");
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void nginx(TlsVersion version) throws Exception {
        try (Peer peer = nginx()) {
            Orders orders = orders(version, true);
            run(orders.counted(secure(peer, "/return"), 3000, 16, 2));
            run(orders.counted(secure(peer, "/big.txt"), 20, 4, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void nginxResumesUnlessItMayNot(TlsVersion version) throws Exception {
        try (Peer peer = nginx()) {
            String url = secure(peer, "/return");
            assertThat(run(orders(version, true).closing(url, 50, 1)))
                    .isEqualTo(new TlsCounters.Reading(1, 49, 0));
            assertThat(run(orders(version, false).closing(url, 50, 1)))
                    .isEqualTo(new TlsCounters.Reading(50, 0, 0));
        }
    }

    /** It answers each connection once, and its answer ends with the stream. */
    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void opensslAnswersUntilTheEnd(TlsVersion version) throws Exception {
        List<String> command =
                List.of(
                        Needs.program("openssl"),
                        "s_server",
                        "-accept",
                        Integer.toString(port),
                        "-cert",
                        "cert.pem",
                        "-key",
                        "key.pem",
                        "-www");
        try (Peer peer = Peer.start(folder, port, command)) {
            TlsCounters.Reading counted =
                    run(orders(version, true).closing(secure(peer, "/"), 20, 1));
            assertThat(counted.made()).isEqualTo(20);
            assertThat(counted.resumed()).isPositive();
        }
    }
}
