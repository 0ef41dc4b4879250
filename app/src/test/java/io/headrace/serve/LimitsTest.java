package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a client may take of the server, and what happens when it takes more. */
@BothEngines
class LimitsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
    private static final long MS = 1_000_000;
    private static final long HEAD = 16 << 10;
    private static final long ANY = 1L << 30;

    @Parameter EngineWish engine = EngineWish.AUTO;

    private Server start(Limits limits) {
        return start(limits, 4);
    }

    private Server start(Limits limits, int bodySize) {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(bodySize)));
        return Server.start(Servers.plan(engine, 1, site).with(limits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"})
    void aHeadThatDripsIsRefused(String before) {
        try (Server server = start(new Limits(HEAD, ANY, 200 * MS, 0, 0, 0));
                Exchange exchange = new Exchange(server.url())) {
            if (!before.isEmpty()) {
                exchange.send(before).readUntil("xxxx");
            }
            Thread dripping =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    exchange.send("GET /");
                                    for (int i = 0; i < 100; i++) {
                                        exchange.send("a");
                                        Thread.sleep(20);
                                    }
                                } catch (RuntimeException | InterruptedException e) {
                                    // the server has had enough
                                }
                            });
            assertThat(exchange.readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 408 Request Timeout")
                    .contains("Connection: close");
            await().until(() -> server.counters().connectionsOpen() == 0);
            assertThat(server.counters().timeouts()).isEqualTo(1);
            assertThat(server.counters().refusedByStatus()).isEqualTo(Map.of(408, 1L));
            dripping.interrupt();
        }
    }

    @Test
    void aHeadInTimeIsNoMatterHoweverLongTheConnectionIsIdle() throws Exception {
        try (Server server = start(new Limits(HEAD, ANY, 100 * MS, 0, 0, 0));
                Exchange exchange = new Exchange(server.url())) {
            for (int i = 0; i < 3; i++) {
                Thread.sleep(300);
                exchange.send(GET.substring(0, 9)).send(GET.substring(9));
                assertThat(exchange.readUntil("xxxx")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void anIdleConnectionIsClosedAndABusyOneIsNot() throws Exception {
        try (Server server = start(new Limits(HEAD, ANY, 0, 400 * MS, 0, 0));
                Exchange idle = new Exchange(server.url());
                Exchange silent = new Exchange(server.url());
                Exchange body = new Exchange(server.url());
                Exchange busy = new Exchange(server.url())) {
            idle.send(GET).readUntil("xxxx");
            body.send(POST + "Content-Length: 5\r\n\r\na");
            for (int i = 0; i < 30; i++) {
                busy.send(GET).readUntil("xxxx");
                Thread.sleep(50);
            }
            assertThat(idle.readAll()).isEmpty();
            assertThat(silent.readAll()).isEmpty();
            assertThat(body.readAll()).isEmpty();
            await().until(() -> server.counters().connectionsOpen() == 1);
            assertThat(server.counters().timeouts()).isEqualTo(3);
        }
    }

    @Test
    void whoReadsSlowlyIsNotIdleAndWhoStopsReadingIs() throws Exception {
        try (Server server = start(new Limits(HEAD, ANY, 0, 300 * MS, 0, 0), 30_000_000);
                Exchange slow = new Exchange(server.url());
                Exchange stopped = new Exchange(server.url())) {
            stopped.send(GET);
            slow.send(GET).readUntil("\r\n\r\n");
            int read = 0;
            for (int i = 0; i < 15; i++) {
                read += slow.read(1_000_000).length();
                Thread.sleep(100);
            }
            assertThat(read + slow.read(15_000_000).length()).isEqualTo(30_000_000);
            await().until(() -> server.counters().timeouts() >= 1);
            assertThat(stopped.readAll().length()).isLessThan(30_000_000);
        }
    }

    @Test
    void tooManyConnectionsAreTurnedAwayAndPlacesComeFree() {
        try (Server server = start(new Limits(HEAD, ANY, 0, 0, 3, 0))) {
            List<Exchange> inside = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                inside.add(new Exchange(server.url()).send(GET));
                assertThat(inside.get(i).readUntil("xxxx")).startsWith("HTTP/1.1 200");
            }
            for (int i = 0; i < 2; i++) {
                try (Exchange outside = new Exchange(server.url())) {
                    assertThat(outside.send(GET).readAll())
                            .startsWith("HTTP/1.1 503 Service Unavailable")
                            .contains("Connection: close");
                }
            }
            await().until(() -> server.counters().connectionsRefused() == 2);
            inside.removeFirst().close();
            await().until(() -> server.counters().connectionsOpen() == 2);
            try (Exchange next = new Exchange(server.url())) {
                assertThat(next.send(GET).readUntil("xxxx")).startsWith("HTTP/1.1 200");
            }
            inside.forEach(Exchange::close);
        }
    }

    @Test
    void theLastOfSoManyRequestsSaysSo() {
        try (Server server = start(new Limits(HEAD, ANY, 0, 0, 0, 3));
                Exchange exchange = new Exchange(server.url())) {
            exchange.send(GET).readUntil("xxxx");
            String all = exchange.send(GET + GET + GET).readAll();
            assertThat(all.split("HTTP/1.1 200", -1)).hasSize(3);
            assertThat(all.split("Connection: close", -1)).hasSize(2);
            assertThat(all).endsWith("xxxx");
        }
    }

    /** Whether it comes at once or in pieces. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 200})
    void aHeadThatIsTooLongIsRefused(int piece) {
        Limits limits = new Limits(100, ANY, 0, 0, 0, 0);
        String start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        String end = "\r\nConnection: close\r\n\r\n";
        int room = 100 - start.length() - end.length();
        try (Server server = start(limits)) {
            assertThat(inPieces(server, start + "x".repeat(room) + end, piece))
                    .startsWith("HTTP/1.1 200");
            // Nothing comes after the hundredth byte, which decides: it could cost the answer.
            String longer = start + "x".repeat(room + 1) + end;
            assertThat(inPieces(server, piece > 100 ? longer : longer.substring(0, 100), piece))
                    .startsWith("HTTP/1.1 431");
            assertThat(server.counters().refusedByStatus()).isEqualTo(Map.of(431, 1L));
        }
    }

    private static String inPieces(Server server, String text, int piece) {
        try (Exchange exchange = new Exchange(server.url())) {
            for (int at = 0; at < text.length(); at += piece) {
                exchange.send(text.substring(at, Math.min(text.length(), at + piece)));
            }
            return exchange.readAll();
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        try (Server server = start(new Limits(HEAD, 10, 0, 0, 0, 0))) {
            assertThat(answer(server, "Content-Length: 10\r\nConnection: close\r\n\r\n0123456789"))
                    .startsWith("HTTP/1.1 200");
            assertThat(answer(server, "Content-Length: 11\r\n\r\n0123456789"))
                    .startsWith("HTTP/1.1 413");
            assertThat(answer(server, "Transfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n"))
                    .startsWith("HTTP/1.1 413");
            await().until(() -> server.counters().refusedByStatus().equals(Map.of(413, 2L)));
        }
    }

    private static String answer(Server server, String rest) {
        try (Exchange exchange = new Exchange(server.url())) {
            return exchange.send(POST + rest).readAll();
        }
    }

    @Test
    void aDrainLeavesNobodyWaiting() {
        Server server = start(new Limits(HEAD, ANY, 200 * MS, 0, 2, 0));
        try (Exchange asking = new Exchange(server.url());
                Exchange idle = new Exchange(server.url())) {
            idle.send(GET).readUntil("xxxx");
            asking.send(GET.substring(0, 5));
            Thread closing = Thread.ofPlatform().start(server::close);
            assertThat(asking.readAll())
                    .satisfiesAnyOf(
                            told -> assertThat(told).startsWith("HTTP/1.1 408"),
                            told -> assertThat(told).isEmpty());
            await().until(() -> !closing.isAlive());
        }
    }
}
