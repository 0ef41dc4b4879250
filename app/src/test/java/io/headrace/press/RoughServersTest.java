package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.press.RawServer.Handler;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Servers that break the rules, each in its own way: every request is told as answered, as failed
 * in its class or as unfinished, and every run ends.
 */
@BothEngines
class RoughServersTest {
    private static final long MS = 1_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";
    private static final String CLOSING =
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab";

    @Parameter EngineWish engine = EngineWish.AUTO;

    /**
     * One way to break the rules.
     *
     * @param failure how requests fail; null when they do not
     * @param answers whether there are answers, too
     */
    private record Way(
            String name, @Nullable ErrorKind failure, boolean answers, Handler handler) {}

    private static final List<Way> WAYS =
            List.of(
                    way(
                            "one byte at a time",
                            null,
                            true,
                            peer -> {
                                while (peer.readRequest()) {
                                    peer.drip(OK, 0);
                                }
                            }),
                    way(
                            "a slow drip within the timeout",
                            null,
                            true,
                            peer -> {
                                while (peer.readRequest()) {
                                    peer.drip(OK, 1);
                                }
                            }),
                    way(
                            "a drip slower than the timeout",
                            ErrorKind.TIMEOUT,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.drip(OK, 100);
                            }),
                    way(
                            "100 Continue, many of them",
                            null,
                            true,
                            peer -> {
                                while (peer.readRequest()) {
                                    peer.send("HTTP/1.1 100 Continue\r\n\r\n".repeat(50) + OK);
                                }
                            }),
                    way(
                            "says close and closes",
                            null,
                            true,
                            peer -> {
                                peer.readRequest();
                                peer.send(CLOSING);
                            }),
                    way(
                            "says close and does not",
                            null,
                            true,
                            peer -> {
                                peer.readRequest();
                                peer.send(CLOSING).fallSilent();
                            }),
                    way(
                            "closes after three answers unannounced",
                            ErrorKind.READ,
                            true,
                            peer -> {
                                for (int i = 0; i < 3 && peer.readRequest(); i++) {
                                    peer.send(OK);
                                }
                                peer.readRequest();
                            }),
                    way(
                            "closes instead of answering",
                            ErrorKind.READ,
                            false,
                            peer -> peer.readRequest()),
                    way(
                            "closes in the head",
                            ErrorKind.READ,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/1.1 200 OK\r\nContent-Le");
                            }),
                    way(
                            "closes in the body",
                            ErrorKind.READ,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
                            }),
                    way(
                            "closes in a chunk",
                            ErrorKind.READ,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send(
                                        "HTTP/1.1 200 OK\r\n"
                                                + "Transfer-Encoding: chunked\r\n\r\n"
                                                + "9\r\n"
                                                + "ab");
                            }),
                    way(
                            "resets instead of answering",
                            ErrorKind.READ,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.reset();
                            }),
                    way(
                            "resets in the body",
                            ErrorKind.READ,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")
                                        .reset();
                            }),
                    way("never answers", ErrorKind.TIMEOUT, false, RawServer.Peer::fallSilent),
                    way(
                            "a Content-Length too long",
                            ErrorKind.TIMEOUT,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")
                                        .fallSilent();
                            }),
                    way(
                            "a Content-Length too short",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nshort")
                                        .fallSilent();
                            }),
                    way(
                            "two Content-Lengths",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send(
                                                "HTTP/1.1 200 OK\r\n"
                                                        + "Content-Length: 2\r\n"
                                                        + "Content-Length: 3\r\n\r\n"
                                                        + "ab")
                                        .fallSilent();
                            }),
                    way(
                            "a chunk size that is none",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send(
                                                "HTTP/1.1 200 OK\r\n"
                                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                                        + "xyz\r\n")
                                        .fallSilent();
                            }),
                    way(
                            "an endless head",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/1.1 200 OK\r\n");
                                while (true) {
                                    peer.send("X-More: and more\r\n".repeat(100));
                                }
                            }),
                    way(
                            "garbage",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("\u0000\u0001\u0002 garbage \u00ff\r\n\r\n").fallSilent();
                            }),
                    way(
                            "another protocol",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.send("SSH-2.0-OpenSSH_9.2\r\n").fallSilent();
                            }),
                    way(
                            "HTTP/2.0 in the status line",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                peer.readRequest();
                                peer.send("HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n")
                                        .fallSilent();
                            }),
                    way(
                            "two answers to one request",
                            ErrorKind.PROTOCOL,
                            false,
                            peer -> {
                                while (peer.readRequest()) {
                                    peer.send(OK + OK + OK + OK + OK + OK + OK + OK + OK);
                                }
                            }));

    private static Way way(
            String name, @Nullable ErrorKind failure, boolean answers, Handler handler) {
        return new Way(name, failure, answers, handler);
    }

    @TestFactory
    List<DynamicTest> oneInFlight() {
        return tests(LoadOrder.timed(4, 1, 400 * MS, 0, 200 * MS));
    }

    @TestFactory
    List<DynamicTest> severalInFlight() {
        return tests(LoadOrder.timed(4, 1, 400 * MS, 0, 200 * MS).pipelined(8));
    }

    @TestFactory
    List<DynamicTest> atARate() {
        LoadOrder load = LoadOrder.timed(4, 1, 400 * MS, 0, 200 * MS);
        return tests(load.at(RateOrder.constant(100)));
    }

    private List<DynamicTest> tests(LoadOrder load) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Way way : WAYS) {
            tests.add(DynamicTest.dynamicTest(way.name, () -> check(way, load)));
        }
        return tests;
    }

    private void check(Way way, LoadOrder load) throws Exception {
        try (RawServer server = new RawServer(way.handler)) {
            PressOrder order = PressOrder.of(server.url(), load, engine);
            long began = System.nanoTime();
            try {
                checkResult(way, load, server, new Press(order.plan(), Press.Observer.NONE).run());
            } catch (Fault fault) {
                assertThat(way.answers).as(fault.line()).isFalse();
                assertThat(fault.kind()).isEqualTo(Fault.Kind.UNREACHABLE);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        }
    }

    private static void checkResult(Way way, LoadOrder load, RawServer server, PressResult result) {
        if (way.answers || load.pipeline() == 1) {
            // With more requests in flight, an answer too many is that to the next one.
            assertThat(result.requests() > 0).as("answers").isEqualTo(way.answers);
        }
        assertThat(result.status().keySet()).isSubsetOf(200);
        Map<ErrorKind, Long> errors = new TreeMap<>(result.errors());
        if (way.failure != null && load.pipeline() == 1) {
            assertThat(errors.remove(way.failure)).as(way.failure + " of " + errors).isPositive();
        }
        if (load.rate() != null) {
            errors.remove(ErrorKind.TIMEOUT); // of those that found no connection in time
        }
        if (load.pipeline() == 1) {
            assertThat(errors.values()).as(errors.toString()).containsOnly(0L);
            assertThat(told(result)).isGreaterThanOrEqualTo(server.requests());
        }
        assertThat(result.latency().count()).isEqualTo(result.requests());
        if (result.openLoop() != null) {
            long due = Objects.requireNonNull(result.openLoop()).due();
            long unsent = Objects.requireNonNull(result.openLoop()).unsent();
            assertThat(told(result) + unsent).isGreaterThanOrEqualTo(due);
        }
    }

    /** All that is told of requests that were started. */
    private static long told(PressResult result) {
        PressResult.Outside outside = result.outside();
        return result.requests()
                + result.errorCount()
                + outside.requests()
                + outside.errors()
                + outside.unfinished();
    }
}
