package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** What the server does to its answers so that clients can be tested. */
@BothEngines
class ShapeTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String POST =
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    private static final long MS = 1_000_000;

    @Parameter EngineWish engine = EngineWish.AUTO;

    private Server start(Shape shape) {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofText("body")));
        return Server.start(Servers.plan(engine, 1, site).with(shape));
    }

    private static Shape delayed(String delay) {
        return new Shape(Delay.parse(delay), 0, 0, Stall.NONE, 1);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void eachAnswerIsKeptBackAndNoneIsLost() {
        try (Server server = start(delayed("20ms"));
                Exchange exchange = new Exchange(server.url())) {
            long start = System.nanoTime();
            String all = exchange.send(GET + POST + GET).send(POST + LAST + GET).readAll();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5 * 20 * MS);
            assertThat(count(all, "HTTP/1.1 200 OK")).isEqualTo(5);
            assertThat(all).endsWith("\r\n\r\nbody");
            await().until(() -> server.counters().requests() == 5);
        }
    }

    @Test
    void manyWaitAtATime() {
        try (Server server = start(delayed("300ms"))) {
            long start = System.nanoTime();
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                exchanges.add(new Exchange(server.url()).send(LAST));
            }
            for (Exchange exchange : exchanges) {
                assertThat(exchange.readAll()).endsWith("body");
                exchange.close();
            }
            assertThat(System.nanoTime() - start).isBetween(300 * MS, 100 * 300 * MS);
            await().until(() -> server.counters().connectionsOpen() == 0);
        }
    }

    @Test
    void whoGoesWhileItsAnswerWaitsIsForgotten() {
        try (Server server = start(delayed("100ms"))) {
            for (int i = 0; i < 20; i++) {
                new Exchange(server.url()).send(GET).close();
            }
            await().until(() -> server.counters().connectionsAccepted() == 20);
            await().until(() -> server.counters().connectionsOpen() == 0);
        }
    }

    @Test
    void muchMayFollowARequestThatWaits() {
        String large =
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n"
                        + "x".repeat(3_000_000);
        try (Server server = start(delayed("50ms"));
                Exchange exchange = new Exchange(server.url())) {
            Thread sending = Thread.ofPlatform().start(() -> exchange.send(GET + large + LAST));
            assertThat(count(exchange.readAll(), "HTTP/1.1 200 OK")).isEqualTo(3);
            await().until(() -> !sending.isAlive());
        }
    }

    @Test
    void aStallKeepsAllBackToItsEnd() {
        Stall stall = Stall.parse("200ms/400ms");
        try (Server server = start(new Shape(Delay.NONE, 0, 0, stall, 1));
                Exchange exchange = new Exchange(server.url())) {
            int slow = 0;
            int amidAStall = 0;
            for (int i = 0; i < 60; i++) {
                long start = System.nanoTime();
                exchange.send(GET).readUntil("body");
                long end = System.nanoTime();
                if (end - start > 50 * MS) {
                    slow++;
                }
                // One that left just before a stall may be seen a little after it has begun.
                long left = stall.endNs(end) - end;
                if (left > 20 * MS && left < 180 * MS) {
                    amidAStall++;
                }
                pause(20);
            }
            assertThat(slow).isBetween(2, 20);
            assertThat(amidAStall).isLessThanOrEqualTo(2);
        }
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void someFailAndSomeAreCutOffTheSameWithTheSameSeed() {
        Shape shape = new Shape(Delay.NONE, 0.2, 0.1, Stall.NONE, 7);
        String first = fates(shape);
        assertThat(fates(shape)).isEqualTo(first);
        assertThat(fates(new Shape(Delay.NONE, 0.2, 0.1, Stall.NONE, 8))).isNotEqualTo(first);
        assertThat(first.chars().filter(c -> c == '5').count()).isBetween(20L, 65L);
        assertThat(first.chars().filter(c -> c == 'x').count()).isBetween(5L, 40L);
    }

    /** What became of 200 requests: `2` answered, `5` failed, `x` closed. */
    private String fates(Shape shape) {
        StringBuilder fates = new StringBuilder();
        try (Server server = start(shape)) {
            Exchange exchange = new Exchange(server.url());
            for (int i = 0; i < 200; i++) {
                String head = exchange.send(i % 2 == 0 ? GET : POST).readUntilOrEnd("\r\n\r\n");
                if (head.isEmpty()) {
                    fates.append('x');
                    exchange.close();
                    exchange = new Exchange(server.url());
                    continue;
                }
                fates.append(head.charAt("HTTP/1.1 ".length()));
                if (head.contains(" 200 ")) {
                    assertThat(exchange.read(4)).isEqualTo("body");
                }
            }
            exchange.close();
        }
        return fates.toString();
    }

    @Test
    void delaysAreSpreadAsTold() {
        SplittableRandom random = new SplittableRandom(1);
        Delay delay = Delay.parse("p99:50ms");
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            times.add(delay.nextNs(random));
        }
        Collections.sort(times);
        assertThat(times.get(99_000)).isBetween(48 * MS, 52 * MS);
        assertThat(times.get(50_000) / (double) MS).isBetween(7.3, 7.8);
        assertThat(Delay.parse("exp:5ms")).isEqualTo(new Delay(5 * MS, true));
        assertThat(Delay.parse("5ms").nextNs(random)).isEqualTo(5 * MS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "exp:", "p99:x", "exp5ms", "-1ms", "p95:1ms"})
    void whatIsNoDelayIsRefused(String text) {
        assertThatThrownBy(() -> Delay.parse(text))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("--delay \"" + text + "\"")
                .hasMessageContaining("exp:5ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200ms", "1s/1s", "1s/200ms", "a/b", "/", "1s/2s/3s"})
    void whatIsNoStallIsRefused(String text) {
        assertThatThrownBy(() -> Stall.parse(text)).hasMessageContaining("200ms/1s");
    }

    @Test
    void moreThanAllCannotFail() {
        assertThatThrownBy(() -> new Shape(Delay.NONE, 0.6, 0.6, Stall.NONE, 1))
                .hasMessageContaining("more than all");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 20_000, 200_000})
    void aBodyInChunksIsTheSameBody(int size) {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(size)).inChunks());
        try (Server server = Servers.start(engine, site);
                Exchange exchange = new Exchange(server.url());
                Exchange old = new Exchange(server.url())) {
            String all = exchange.send(GET + LAST).readAll();
            String[] answers = all.split("HTTP/1.1 200 OK", -1);
            assertThat(answers).hasSize(3);
            for (String answer : List.of(answers[1], answers[2])) {
                assertThat(answer)
                        .contains("Transfer-Encoding: chunked\r\n")
                        .doesNotContain("Content-Length")
                        .endsWith("0\r\n\r\n");
                String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
                assertThat(body.replaceAll("[0-9a-f]+\r\n|\r\n", "")).isEqualTo("x".repeat(size));
            }
            assertThat(old.send("GET / HTTP/1.0\r\n\r\n").readAll())
                    .contains("Content-Length: " + size + "\r\n")
                    .endsWith("\r\n\r\n" + "x".repeat(size));
        }
    }
}
