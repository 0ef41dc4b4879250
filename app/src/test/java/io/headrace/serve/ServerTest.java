package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

@BothEngines
class ServerTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderAndCounted() {
        try (Server server = Servers.start(engine, 1, 200, 3)) {
            try (Exchange exchange = new Exchange(server.url())) {
                String all = exchange.send(GET + GET + GET + LAST).readAll();
                assertThat(count(all, "HTTP/1.1 200 OK")).isEqualTo(4);
                assertThat(count(all, "\r\n\r\nxxx")).isEqualTo(4);
                assertThat(all).contains("Connection: close\r\n").endsWith("xxx");
            }
            await().until(() -> server.counters().requests() == 4);
            assertThat(server.counters().connectionsOpen()).isZero();
        }
    }

    @Test
    void aRequestMaySplitAnywhere() {
        try (Server server = Servers.start(engine)) {
            String request =
                    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "3\r\nabc\r\n0\r\n\r\n"
                            + LAST;
            for (int at = 1; at < request.length(); at++) {
                try (Exchange exchange = new Exchange(server.url())) {
                    exchange.send(request.substring(0, at)).send(request.substring(at));
                    assertThat(count(exchange.readAll(), "HTTP/1.1 200"))
                            .as("at %d", at)
                            .isEqualTo(2);
                }
            }
        }
    }

    @Test
    void headIsAnsweredWithoutTheBody() {
        try (Server server = Servers.start(engine, 1, 200, 40_000);
                Exchange exchange = new Exchange(server.url())) {
            String all =
                    exchange.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                            .readAll();
            assertThat(all).contains("Content-Length: 40000\r\n").endsWith("\r\n\r\n");
        }
    }

    @Test
    void aWaitingClientIsToldToGoOn() {
        try (Server server = Servers.start(engine);
                Exchange exchange = new Exchange(server.url())) {
            exchange.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                            + "Expect: 100-continue\r\nConnection: close\r\n\r\n");
            assertThat(exchange.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");
            assertThat(exchange.send("ab").readAll()).startsWith("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'",
        "400, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n'",
        "400, 'GET / HTTP/1.1\r\n\r\n'",
        "400, 'GET / HTTP/1.1\r\nHost : a\r\n\r\n'",
        "400, 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'",
        "405, 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'",
        "417, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: tea\r\n\r\n'",
        "501, 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n'",
        "505, 'GET / HTTP/2.0\r\nHost: a\r\n\r\n'"
    })
    void whatIsWrongIsRefusedAndEndsTheConnection(int status, String request) {
        try (Server server = Servers.start(engine)) {
            try (Exchange exchange = new Exchange(server.url())) {
                String all = exchange.send(request + GET).readAll();
                assertThat(all).startsWith("HTTP/1.1 " + status + " ");
                assertThat(count(all, "HTTP/1.1")).isEqualTo(1);
            }
            await().until(() -> server.counters().refused() == 1);
        }
    }

    @Test
    void aLargeBodyArrivesWhole() throws Exception {
        try (Server server = Servers.start(engine, 1, 200, 5_000_000);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(server.url())).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).hasSize(5_000_000).matches("x+");
        }
    }

    @Test
    void statusesWithoutBodyHaveNone() {
        try (Server server = Servers.start(engine, 1, 204, 100_000);
                Exchange exchange = new Exchange(server.url())) {
            String all = exchange.send(GET + LAST).readAll();
            assertThat(count(all, "HTTP/1.1 204 No Content")).isEqualTo(2);
            assertThat(all).doesNotContain("Content-Length").endsWith("\r\n\r\n");
        }
    }

    @Test
    void theDateIsNow() {
        try (Server server = Servers.start(engine);
                Exchange exchange = new Exchange(server.url())) {
            String all = exchange.send(LAST).readAll();
            String date = all.lines().filter(l -> l.startsWith("Date: ")).findFirst().orElseThrow();
            ZonedDateTime told =
                    ZonedDateTime.parse(date.substring(6), DateTimeFormatter.RFC_1123_DATE_TIME);
            assertThat(Duration.between(told, ZonedDateTime.now(ZoneOffset.UTC)).abs())
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void http10ClosesUnlessAskedToKeep() {
        try (Server server = Servers.start(engine);
                Exchange exchange = new Exchange(server.url())) {
            String all =
                    exchange.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                            .send("GET / HTTP/1.0\r\n\r\n")
                            .readAll();
            assertThat(count(all, "HTTP/1.1 200")).isEqualTo(2);
            assertThat(all).contains("Connection: keep-alive").contains("Connection: close");
        }
    }

    @Test
    void closingAnswersWhatIsAskedThenRefusesConnections() {
        Server server = Servers.start(engine);
        String url = server.url();
        try (Exchange exchange = new Exchange(url)) {
            exchange.send(GET).readUntil("\r\n\r\n");
            Thread closing = Thread.ofPlatform().start(server::close);
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> new Exchange(url).close())
                            .hasMessageContaining("refused"));
            assertThat(exchange.send(GET).readAll()).contains("Connection: close");
            await().until(() -> !closing.isAlive());
        }
        assertThat(server.counters().requests()).isEqualTo(2);
    }

    @Test
    void aPortInUseIsToldBeforeAnythingStarts() {
        try (Server server = Servers.start(engine)) {
            int port = URI.create(server.url()).getPort();
            Endpoint taken =
                    Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0)));
            ServePlan plan = new ServePlan(taken, 2, CpuSet.EMPTY, site, engine.choose());
            assertThatThrownBy(() -> Server.start(plan))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("EADDRINUSE")
                    .hasMessageContaining("another process listens there");
        }
    }
}
