package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

@BothEngines
class UnixSocketTest {
    private static final String LAST = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;

    private Server start(Path path) {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofText("body")));
        return Server.start(
                Servers.plan(engine, 3, site).listeningOn(Endpoint.unix(path.toString())));
    }

    private static String ask(Path path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap(LAST.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(4096);
            while (channel.read(answer) >= 0) {
                assertThat(answer.hasRemaining()).isTrue();
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void allLoopsShareItAndItsFileGoesWithThem() throws IOException {
        Path path = folder.resolve("a.sock");
        try (Server server = start(path)) {
            assertThat(server.url()).isEqualTo("unix:" + path);
            for (int i = 0; i < 50; i++) {
                assertThat(ask(path)).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nbody");
            }
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aFileThatWasLeftIsReplaced() throws IOException {
        Path path = folder.resolve("left.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(path))
                .close();
        assertThat(path).exists();
        try (Server _ = start(path)) {
            assertThat(ask(path)).endsWith("body");
        }
    }

    @Test
    void whatIsInUseOrNoSocketStays() throws IOException {
        Path path = folder.resolve("used.sock");
        try (Server _ = start(path)) {
            assertThatThrownBy(() -> start(path))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("another process listens there");
            assertThat(ask(path)).endsWith("body");
        }
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> start(file)).hasMessageContaining("no socket");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFileThatBecameAnothersIsNotRemoved() throws IOException {
        Path path = folder.resolve("moved.sock");
        try (Server _ = start(path)) {
            Files.delete(path);
            Files.writeString(path, "another's");
        }
        assertThat(path).hasContent("another's");
    }
}
