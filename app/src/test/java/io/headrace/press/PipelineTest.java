package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headrace.Needs;
import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Several requests in flight on each connection: each is counted once, whatever the server does.
 */
@BothEngines
@Timeout(60)
class PipelineTest {
    private static final long COUNT = 2003;
    private static final int BIG = 64 << 10;

    @Parameter EngineWish engine = EngineWish.AUTO;
    @TempDir Path folder;

    private PressResult run(String url, int depth, @Nullable RateOrder rate)
            throws InterruptedException {
        LoadOrder load = LoadOrder.counted(3, 1, COUNT, 5_000_000_000L).pipelined(depth);
        PressOrder order = PressOrder.of(url, rate == null ? load : load.at(rate), engine);
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private static void assertAllAnswered(PressResult result) {
        assertThat(result.errors().values()).containsOnly(0L);
        assertThat(result.requests()).isEqualTo(COUNT);
        assertThat(result.status()).containsOnlyKeys(200);
        assertThat(result.outside()).isEqualTo(new PressResult.Outside(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void bothSidesCountTheSame(int depth) throws Exception {
        for (long body : new long[] {0, BIG}) {
            try (Server server = Servers.start(engine, 1, 200, body)) {
                PressResult result = run(server.url(), depth, null);
                assertAllAnswered(result);
                assertThat(result.bytes().bodies()).isEqualTo(COUNT * body);
                await().until(() -> server.counters().requests() == COUNT);
                assertThat(server.counters().bytesSent()).isEqualTo(result.bytes().received());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void aServerThatClosesAmidAPipelineFailsNothing(int depth) throws Exception {
        try (Peer peer = nginx(13)) {
            assertAllAnswered(run(peer.url("/return"), depth, null));
            assertAllAnswered(run(peer.url("/big.txt"), depth, null));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void theSameInAnOpenLoop(int depth) throws Exception {
        try (Peer peer = nginx(13)) {
            assertAllAnswered(run(peer.url("/return"), depth, RateOrder.constant(5000)));
        }
    }

    private Peer nginx(int requestsEach) throws Exception {
        int port = Peer.freePort();
        Files.writeString(folder.resolve("big.txt"), "x".repeat(BIG));
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        Path conf = folder.resolve("nginx.conf");
        Files.writeString(
                conf,
                """
                daemon off; worker_processes 1; pid FOLDER/pid; error_log FOLDER/error.log;
                events { worker_connections 256; }
                http {
                  access_log off; client_body_temp_path FOLDER/t1; proxy_temp_path FOLDER/t2;
                  fastcgi_temp_path FOLDER/t3; uwsgi_temp_path FOLDER/t4; scgi_temp_path FOLDER/t5;
                  keepalive_requests EACH; default_type text/plain;
                  server {
                    listen 127.0.0.1:PORT;
                    location = /return { return 200; }
                    location / { root FOLDER; }
                  }
                }
                """
                        .replace("FOLDER", folder.toString())
                        .replace("EACH", Integer.toString(requestsEach))
                        .replace("PORT", Integer.toString(port)));
        return Peer.start(folder, port, List.of(Needs.program("nginx"), "-c", conf.toString()));
    }

    @Test
    void aConnectionForEachRequestHasNoPipeline() {
        LoadOrder load = LoadOrder.counted(1, 1, 8, 1_000_000_000L).pipelined(8);
        PressOrder order =
                PressOrder.of("http://127.0.0.1:9/", load, engine)
                        .asking(RequestOrder.GET.closing());
        assertThatThrownBy(order::plan)
                .isInstanceOf(Fault.class)
                .hasMessageContaining("--close with --pipeline 8");
    }

    /** Speaks first on the first two connections; answers once the last two are made too. */
    private static void greet(RawServer.Peer peer, CountDownLatch made)
            throws IOException, InterruptedException {
        made.countDown();
        if (peer.number() <= 2) {
            peer.send("SSH-2.0-Greeting\r\n");
        } else {
            // Else the third alone may have had all answers before the fourth is made.
            made.await(10, TimeUnit.SECONDS);
        }
        while (peer.readRequest()) {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab");
        }
    }

    /** What speaks before it is asked: the connection is refused, and made again only once. */
    @Test
    void aServerThatSpeaksFirstIsRefusedOncePerConnection() throws Exception {
        CountDownLatch made = new CountDownLatch(4);
        try (RawServer server = new RawServer(peer -> greet(peer, made))) {
            LoadOrder load = LoadOrder.counted(2, 1, 6, 1_000_000_000L);
            PressResult result =
                    new Press(PressOrder.of(server.url(), load, engine).plan(), Press.Observer.NONE)
                            .run();
            // A greeting that comes after the request has left is taken for its answer.
            assertThat(result.requests() + result.errorCount()).isEqualTo(6);
            assertThat(server.connections()).isEqualTo(4);
        }
    }
}
