package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Site.Location;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What no honest client sends leaves the server whole, and no request hides in another one. */
@BothEngines
class HostileClientsTest {
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;

    private Site site() throws IOException {
        Files.writeString(folder.resolve("file"), "file");
        FixedAnswer hidden = FixedAnswer.of(299, ResponseBody.ofText("hidden"));
        return new Site(
                List.of(
                        new Location(true, "/hidden", hidden),
                        new Location(false, "/", new StaticFiles(folder, List.of()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 40\r\n\r\n",
                "Content-Length: 0, 40\r\n\r\n",
                "Content-Length: +0\r\n\r\n",
                "Content-Length: 0x0\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                "Content-Length: 0\n\n",
                "X: a\n Content-Length: 40\r\n\r\n",
                "X: a\r\n Content-Length: 40\r\n\r\n",
                "X: a\u0000b\r\nContent-Length: 0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0\n\n",
                "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"
            })
    void nothingBehindAnAmbiguousMessageIsARequest(String rest) throws IOException {
        try (Server server = Servers.start(engine, site())) {
            try (Exchange exchange = new Exchange(server.url())) {
                exchange.send("POST / HTTP/1.1\r\nHost: a\r\n" + rest + HIDDEN);
                assertThat(exchange.readAll())
                        .containsPattern("HTTP/1.1 (400|413|501) ")
                        .contains("Connection: close")
                        .doesNotContain("299");
            }
            await().until(() -> server.counters().refused() == 1);
        }
    }

    @Test
    void aBodyIsNoRequest() throws IOException {
        try (Server server = Servers.start(engine, site());
                Exchange exchange = new Exchange(server.url())) {
            exchange.send(
                    "POST /hidden HTTP/1.1\r\nHost: a\r\nContent-Length: "
                            + HIDDEN.length()
                            + "\r\n\r\n"
                            + HIDDEN
                            + "GET /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            String all = exchange.readAll();
            assertThat(all.split("HTTP/1.1 299", -1)).hasSize(2);
            assertThat(all).contains("HTTP/1.1 200").endsWith("\r\n\r\nfile");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void mutatedRequestsLeaveTheServerWhole(long seed) throws IOException {
        byte[][] originals = {
            "GET /file HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n"
                    .getBytes(ISO_8859_1),
            ("POST /hidden HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "3\r\nabc\r\n0\r\n\r\nGET /%66ile HTTP/1.0\r\n\r\n")
                    .getBytes(ISO_8859_1)
        };
        Random random = new Random(seed);
        try (Server server = Servers.start(engine, site())) {
            for (int i = 0; i < 5000; i++) {
                byte[] request = originals[random.nextInt(originals.length)].clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    request[random.nextInt(request.length)] = (byte) random.nextInt(256);
                }
                try (Exchange exchange = new Exchange(server.url())) {
                    exchange.send(new String(request, ISO_8859_1)).endOutput();
                    String all = exchange.readAll();
                    assertThat(all.isEmpty() || all.startsWith("HTTP/1.1 ")).isTrue();
                } catch (UncheckedIOException e) {
                    assertThat(e).hasMessageContaining("reset");
                }
            }
            await().until(() -> server.counters().connectionsOpen() == 0);
            try (Exchange exchange = new Exchange(server.url())) {
                exchange.send("GET /file HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(exchange.readUntil("\r\n\r\nfile")).startsWith("HTTP/1.1 200");
            }
        }
    }
}
