package io.headrace.loop;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.tls.Certificates;
import io.headrace.tls.Contexts;
import io.headrace.tls.ServerTls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.net.ssl.SSLSocket;

/** What the layer of TLS keeps in memory, and what it tells the connection above. */
@BothEngines
class TlsTransportTest {
    private static final int BODY = 64 << 20;

    /** More than the layer may encrypt ahead of the kernel. */
    private static final long AHEAD_MAX = 300 << 10;

    private static final long PATIENCE_NS = 30_000_000_000L;

    @Parameter EngineWish engine = EngineWish.AUTO;

    private final ServerTls tls = Certificates.server(Certificates.local());
    private final List<Above> accepted = new ArrayList<>();
    private TlsTransport transport;
    private Endpoint endpoint;

    /** Keeps what it is told; consumes what it is asked to. */
    private static final class Above extends Connection {
        private final StringBuilder got = new StringBuilder();
        private int consume = Integer.MAX_VALUE;
        private int closed;
        private int errno = -1;

        @Override
        protected void opened() {}

        @Override
        protected int received(long address, int length) {
            int used = Math.min(length, consume);
            got.append(Memory.text(address, used));
            return used;
        }

        @Override
        protected void closed(int told) {
            closed++;
            errno = told;
        }
    }

    @BeforeEach
    void listen() {
        Endpoint any = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int listener = Socket.listen(any, 1)[0];
        endpoint = Socket.localEndpoint(listener);
        transport = new TlsTransport(engine.choose().engine().open(), tls);
        transport.listen(
                listener,
                () -> {
                    Above above = new Above();
                    accepted.add(above);
                    return above;
                });
    }

    @AfterEach
    void close() {
        transport.close();
    }

    /** Connects with the JDK's own socket, beside the loop. */
    private CompletableFuture<SSLSocket> client() {
        return beside(() -> {
            SSLSocket socket =
                    (SSLSocket)
                            Contexts.of(Certificates.client())
                                    .getSocketFactory()
                                    .createSocket("127.0.0.1", endpoint.port());
            socket.setReceiveBufferSize(64 << 10);
            socket.setTcpNoDelay(true);
            socket.startHandshake();
            return socket;
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> CompletableFuture<T> beside(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        future.complete(work.run());
                    } catch (IOException | RuntimeException e) {
                        future.completeExceptionally(e);
                    }
                });
        return future;
    }

    /** The accepted connection; a client of TLS 1.3 is done with its handshake before it. */
    private Above accepted() {
        pollUntil(() -> !accepted.isEmpty());
        return accepted.getFirst();
    }

    private void pollUntil(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            transport.poll(1_000_000);
        }
    }

    private <T> T await(CompletableFuture<T> future) throws Exception {
        pollUntil(future::isDone);
        return future.get(1, TimeUnit.SECONDS);
    }

    private static long waiting(@Nullable Outbox outbox) {
        return outbox == null || outbox.isEmpty() ? 0 : outbox.length();
    }

    @Test
    void aSlowReaderCostsNoMoreThanWhatItWasGiven() throws Exception {
        SSLSocket client = await(client());
        Above above = accepted();
        long body = Memory.map(BODY);
        for (int at = 0; at < BODY; at += Long.BYTES) {
            Memory.putLong(body + at, at * 0x9e3779b97f4a7c15L);
        }
        transport.sendStable(above, body, BODY);
        for (int i = 0; i < 200; i++) {
            transport.poll(1_000_000);
        }
        assertThat(above.hasPendingOutput()).isTrue();
        assertThat(waiting(Objects.requireNonNull(above.link).outbox)).isBetween(1L, AHEAD_MAX);
        assertThat(waiting(above.outbox)).isGreaterThan(BODY / 2);
        transport.closeWhenSent(above);
        CompletableFuture<Long> read = beside(() -> compare(client.getInputStream(), body));
        assertThat(await(read)).isEqualTo(BODY);
        pollUntil(() -> above.closed == 1);
        assertThat(above.errno).isZero();
        assertThat(above.isOpen()).isFalse();
        Memory.unmap(body, BODY);
    }

    /** How many bytes come up to the end, which are those of the memory. */
    private static long compare(InputStream in, long memory) throws IOException {
        byte[] piece = new byte[10_000];
        byte[] expected = new byte[piece.length];
        long at = 0;
        int count;
        while ((count = in.read(piece)) >= 0) {
            Memory.get(memory + at, expected, 0, count);
            assertThat(java.util.Arrays.equals(piece, 0, count, expected, 0, count)).isTrue();
            at += count;
        }
        return at;
    }

    @Test
    void whatIsNotConsumedComesAgain() throws Exception {
        SSLSocket client = await(client());
        Above above = accepted();
        above.consume = 3;
        client.getOutputStream().write("abcdef".getBytes(US_ASCII));
        pollUntil(() -> above.got.length() == 3);
        client.getOutputStream().write("gh".getBytes(US_ASCII));
        pollUntil(() -> above.got.length() == 6);
        above.consume = Integer.MAX_VALUE;
        client.getOutputStream().write("i".getBytes(US_ASCII));
        pollUntil(() -> above.got.length() == 9);
        assertThat(above.got).hasToString("abcdefghi");
    }

    @Test
    void aProtocolThatConsumesNothingIsEnded() throws Exception {
        SSLSocket client = await(client());
        Above above = accepted();
        above.consume = 0;
        CompletableFuture<Boolean> sending =
                beside(() -> {
                    try {
                        client.getOutputStream().write(new byte[1 << 20]);
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
        pollUntil(() -> above.closed == 1);
        assertThat(above.errno).isPositive();
        await(sending);
    }

    @Test
    void whatIsSentInARowSharesARecord() throws Exception {
        SSLSocket client = await(client());
        Above above = accepted();
        long letters = Memory.map("abcdefghij".getBytes(US_ASCII));
        for (int i = 0; i < 10; i++) {
            transport.sendCopy(above, letters + i, 1, i < 9);
        }
        byte[] buffer = new byte[100];
        // A socket of the JDK reads one record at a time.
        int count = await(beside(() -> client.getInputStream().read(buffer)));
        assertThat(new String(buffer, 0, count, US_ASCII)).isEqualTo("abcdefghij");
        Memory.unmap(letters, 10);
    }

    @Test
    void anEndThatWasAskedForIsNoError() throws Exception {
        SSLSocket client = await(client());
        Above above = accepted();
        client.getOutputStream().write("some".getBytes(US_ASCII));
        pollUntil(() -> above.got.length() == 4);
        transport.finish(accepted());
        transport.poll(1_000_000);
        assertThat(await(beside(() -> client.getInputStream().read()))).isEqualTo(-1);
        client.close();
        pollUntil(() -> above.closed == 1);
        assertThat(above.errno).isZero();
    }

    @Test
    void aHandshakeThatNeverEndsTellsNobody() throws Exception {
        java.net.Socket client =
                new java.net.Socket(InetAddress.getLoopbackAddress(), endpoint.port());
        client.getOutputStream().write(new byte[] {22, 3, 1, 0, 100, 1});
        for (int i = 0; i < 50; i++) {
            transport.poll(1_000_000);
        }
        assertThat(accepted).isEmpty();
        client.close();
        pollUntil(() -> tls.counters().read().failed() == 1);
        assertThat(accepted).isEmpty();
    }

    @Test
    void randomBytesInsteadOfAHandshakeEndIt() throws Exception {
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[1 + random.nextInt(2000)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                byte[] head = {22, 3, 3, (byte) (noise.length >> 8), (byte) noise.length};
                System.arraycopy(head, 0, noise, 0, Math.min(5, noise.length));
            }
            java.net.Socket client =
                    new java.net.Socket(InetAddress.getLoopbackAddress(), endpoint.port());
            client.getOutputStream().write(noise);
            client.shutdownOutput();
            int expected = i + 1;
            pollUntil(() -> tls.counters().read().failed() == expected);
            client.close();
        }
        assertThat(accepted).isEmpty();
        assertThat(await(client()).isConnected()).isTrue();
    }
}
