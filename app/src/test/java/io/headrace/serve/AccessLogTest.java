package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.kernel.Memory;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@BothEngines
class AccessLogTest {
    private static final String CLOSE = "Host: a\r\nConnection: close\r\n\r\n";

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;

    private Server start(Path file) {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofText("body")));
        return Server.start(Servers.plan(engine, 1, site).loggingTo(file));
    }

    @Test
    void eachRequestIsALine() throws IOException {
        Path file = folder.resolve("access.log");
        int length;
        try (Server server = start(file);
                Exchange exchange = new Exchange(server.url());
                Exchange refused = new Exchange(server.url())) {
            exchange.send("GET /a?b=\"c\\ HTTP/1.1\r\nHost: a\r\n\r\n");
            length = exchange.readUntil("body").length();
            exchange.send("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na")
                    .send("bc");
            exchange.readUntil("body");
            exchange.send("HEAD /" + "x".repeat(300) + " HTTP/1.1\r\n" + CLOSE).readAll();
            refused.send("BREW / HTTP/1.1\r\n\r\n").readAll();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .hasSize(4)
                .allMatch(line ->
                        line.matches(
                                "\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d"
                                        + " \\+0000] \".*\" \\d{3} \\d+"));
        assertThat(lines.get(0)).endsWith("\"GET /a?b=\\x22c\\x5C\" 200 " + length);
        assertThat(lines.get(1)).endsWith("\"POST /form\" 200 " + length);
        assertThat(lines.get(2))
                .contains("\"HEAD /" + "x".repeat(AccessRing.TARGET_MAX - 1) + "\"");
        assertThat(lines.get(3)).contains("\"-\" 501 ");
    }

    @Test
    void manyRequestsLoseNoLineUncounted() throws IOException {
        Path file = folder.resolve("access.log");
        Server server = start(file);
        int requests = 40_000;
        try (Exchange exchange = new Exchange(server.url())) {
            Thread sending =
                    Thread.ofPlatform()
                            .start(() -> {
                                String many = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000);
                                for (int i = 0; i < requests; i += 1000) {
                                    exchange.send(many);
                                }
                                exchange.send("GET / HTTP/1.1\r\n" + CLOSE);
                            });
            exchange.readAll();
            sending.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        server.close();
        long dropped = server.counters().logDropped();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize((int) (requests + 1 - dropped + (dropped > 0 ? 1 : 0)));
        if (dropped > 0) {
            assertThat(lines.getLast()).isEqualTo("# " + dropped + " lines had no room");
        }
    }

    @Test
    void aFullRingRefusesAndGoesOnWhenItHasRoom() {
        AccessRing ring = new AccessRing();
        long target = Memory.map(new byte[] {'/'});
        int added = 0;
        while (ring.add(0, target, 1, 200, added)) {
            added++;
        }
        assertThat(added).isEqualTo(16_384);
        long[] sum = new long[2];
        ring.takeAll((time, method, path, status, bytes) -> {
            sum[0]++;
            sum[1] += bytes;
        });
        assertThat(sum).containsExactly(added, added * (added - 1L) / 2);
        assertThat(ring.add(0, target, 1, 200, 0)).isTrue();
        ring.close();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingStarts() {
        assertThatThrownBy(() -> start(folder.resolve("none/access.log")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("none/access.log");
    }
}
