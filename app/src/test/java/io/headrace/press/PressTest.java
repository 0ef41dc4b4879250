package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.stats.Latencies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

@BothEngines
class PressTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private Orders orders() {
        return new Orders(engine);
    }

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";

    private static PressResult run(PressOrder order) throws InterruptedException {
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1000, 1, 1", "1000, 7, 2", "20001, 64, 2", "5, 50, 3"})
    void clientAndServerCountTheSame(long count, int connections, int threads) throws Exception {
        try (Server server = Servers.start(engine, 2, 200, 10)) {
            PressResult result = run(orders().counted(server.url(), count, connections, threads));
            assertThat(result.requests()).isEqualTo(count);
            assertThat(result.errorCount()).isZero();
            assertThat(result.outside()).isEqualTo(new PressResult.Outside(0, 0, 0));
            assertThat(result.latency().count()).isEqualTo(count);
            assertThat(result.complete()).isTrue();
            await().until(() -> server.counters().requests() == count);
            assertThat(server.counters().bytesSent()).isEqualTo(result.bytes().received());
            assertThat(server.counters().bytesReceived()).isEqualTo(result.bytes().sent());
        }
    }

    @Test
    void aTimedRunTellsWhatLayOutsideItsWindow() throws Exception {
        try (Server server = Servers.start(engine, 1, 200, 0)) {
            PressResult result = run(orders().timed(server.url(), 16, 1));
            assertThat(result.durationNs()).isEqualTo(500_000_000L);
            assertThat(result.requests()).isPositive();
            assertThat(result.outside().requests()).isPositive();
            assertThat(result.outside().unfinished()).isZero();
            long all = result.requests() + result.outside().requests();
            await().until(() -> server.counters().requests() == all);
            assertThat(result.perSecond().stream().mapToLong(PressResult.Second::requests).sum())
                    .isEqualTo(result.requests());
            Latencies read = Latencies.decodeBase64(result.histogram(), result.latency());
            assertThat(read.count()).isEqualTo(result.requests());
        }
    }

    @Test
    void everyRequestMayHaveItsOwnConnection() throws Exception {
        try (Server server = Servers.start(engine)) {
            PressResult result = run(orders().closing(server.url(), 300, 8));
            assertThat(result.requests()).isEqualTo(300);
            assertThat(result.errorCount()).isZero();
            await().until(() -> server.counters().connectionsAccepted() == 300);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2;a=b\r\nab\r\n\u0000pause1\r\nc\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n\u0000pauseHTTP/1.1 103 Early\r\nA: b\r\n\r\n" + OK,
                "HTTP/1.1 200 OK\r\n\r\nuntil the end\u0000pause, really\u0000close",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 200 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n\u0000close",
                "HT\u0000pauseTP/1.1 200 OK\r\nContent-Le\u0000pausength: 2\r\n\r\na\u0000pauseb",
                "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx\u0000close"
            })
    void everyKindOfAnswerIsReadToItsEnd(String answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer(n -> answer)) {
            PressResult result = run(orders().counted(server.url(), 30, 3, 1));
            assertThat(result.requests()).isEqualTo(30);
            assertThat(result.errorCount()).isZero();
            assertThat(server.requests()).isEqualTo(30);
        }
    }

    @Test
    void failuresAndAnswersTogetherAreTheCount() throws Exception {
        List<String> script =
                List.of(
                        OK,
                        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort\u0000close",
                        "\u0000close",
                        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
                        OK + "and more",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        try (ScriptedServer server = new ScriptedServer(n -> script.get(n % script.size()))) {
            PressResult result = run(orders().counted(server.url(), 60, 4, 1));
            assertThat(result.requests() + result.errorCount()).isEqualTo(60);
            assertThat(result.status()).containsEntry(200, 10L).containsEntry(404, 10L);
            assertThat(result.ok()).isEqualTo(10);
            assertThat(result.errors())
                    .containsEntry(ErrorKind.READ, 20L)
                    .containsEntry(ErrorKind.PROTOCOL, 20L);
        }
    }

    @Test
    void answersThatDifferInOneByteAreToldApart() throws Exception {
        List<String> script = List.of(OK, OK, OK.replace("200", "201"), OK.replace("200", "404"));
        try (ScriptedServer server = new ScriptedServer(n -> script.get(n % script.size()))) {
            PressResult result = run(orders().counted(server.url(), 80, 1, 1));
            assertThat(result.status())
                    .containsEntry(200, 40L)
                    .containsEntry(201, 20L)
                    .containsEntry(404, 20L);
        }
    }

    @Test
    void whatSpeaksNoHttpIsNamed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(n -> "SSH-2.0-OpenSSH_9.2\r\n")) {
            assertUnreachable(orders().timed(server.url(), 4, 1), "SSH-2.0-OpenSSH_9.2");
        }
    }

    @Test
    void aServerThatHangsUpIsNamed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(n -> ScriptedServer.CLOSE)) {
            assertUnreachable(orders().timed(server.url(), 4, 1), "without an answer");
        }
    }

    @Test
    void silenceIsToldAfterTheTimeout() throws Exception {
        try (ScriptedServer server = new ScriptedServer(n -> "")) {
            assertUnreachable(orders().impatient(server.url(), 4), "no whole answer within 200 ms");
        }
    }

    @Test
    void aRefusedPortIsNamed() throws Exception {
        String url;
        try (ScriptedServer server = new ScriptedServer(n -> OK)) {
            url = server.url();
        }
        assertUnreachable(orders().timed(url, 4, 1), "ECONNREFUSED");
    }

    private static void assertUnreachable(PressOrder order, String what) {
        assertThatThrownBy(() -> run(order))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(what)
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.UNREACHABLE);
    }

    @Test
    void stoppingEarlyKeepsWhatWasMeasured() throws Exception {
        try (Server server = Servers.start(engine)) {
            Press press =
                    new Press(
                            orders().counted(server.url(), 1_000_000_000L, 8, 1).plan(),
                            Press.Observer.NONE);
            Thread stopping =
                    Thread.ofPlatform()
                            .start(() -> {
                                await().until(() -> server.counters().requests() > 1000);
                                press.stop();
                            });
            PressResult result = press.run();
            stopping.join();
            assertThat(result.complete()).isFalse();
            assertThat(result.requests()).isPositive().isLessThan(1_000_000_000L);
            assertThat(result.latency().count()).isEqualTo(result.requests());
        }
    }
}
