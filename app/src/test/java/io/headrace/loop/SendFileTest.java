package io.headrace.loop;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Folder;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.kernel.abi.Errno;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** Bytes of files among other output, whatever the kernel takes at a time. */
@BothEngines
class SendFileTest {
    private static final int SIZE = 5_000_003;

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;
    private final byte[] content = new byte[SIZE];

    @BeforeEach
    void writeFile() throws IOException {
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("file"), content);
    }

    /** Does something as soon as a first byte comes. */
    private static final class Peer extends Connection {
        private final Consumer<Peer> action;
        private int errno = -1;

        Peer(Consumer<Peer> action) {
            this.action = action;
        }

        @Override
        protected void opened() {}

        @Override
        protected int received(long address, int length) {
            action.accept(this);
            return length;
        }

        @Override
        protected void closed(int reason) {
            errno = reason;
        }
    }

    private int open(Folder from) {
        int fd = from.open(Memory.map("file\0".getBytes(UTF_8)));
        assertThat(fd).isPositive();
        return fd;
    }

    private static long descriptors() {
        return ((com.sun.management.UnixOperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }

    /** What a client reads when the peer of its connection does something. */
    private byte[] read(Transport transport, Peer peer, int slowness) throws Exception {
        Endpoint any = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int listener = Socket.listen(any, 1)[0];
        int port = Socket.localEndpoint(listener).port();
        transport.listen(listener, () -> peer);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (java.net.Socket client = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write('a');
            Thread reading = Thread.ofPlatform().start(() -> readAll(client, slowness, read));
            while (reading.isAlive()) {
                transport.poll(1);
            }
        }
        return read.toByteArray();
    }

    private static void readAll(java.net.Socket from, int slowness, ByteArrayOutputStream to) {
        try {
            InputStream in = from.getInputStream();
            byte[] piece = new byte[slowness == 0 ? 1 << 20 : 300_000];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                to.write(piece, 0, count);
                Thread.sleep(slowness);
            }
        } catch (IOException | InterruptedException e) {
            // it ends here
        }
    }

    @Test
    void keepsItsPlaceAmongOtherOutput() throws Exception {
        long text = Memory.map("head, tail".getBytes(UTF_8));
        for (int slowness : new int[] {0, 5}) {
            try (Transport transport = engine.choose().engine().open();
                    Folder from = Folder.open(folder)) {
                Peer peer =
                        new Peer(self -> {
                            int fd = open(from);
                            transport.send(self, text, 6);
                            transport.sendFile(self, fd, 3, 1000);
                            transport.sendFile(self, fd, 0, SIZE);
                            Socket.close(fd);
                            transport.sendCopy(self, text + 6, 4, false);
                            transport.closeWhenSent(self);
                        });
                byte[] read = read(transport, peer, slowness);
                assertThat(read).hasSize(6 + 1000 + SIZE + 4).startsWith("head, ".getBytes(UTF_8));
                assertThat(Arrays.copyOfRange(read, 6, 1006))
                        .isEqualTo(Arrays.copyOfRange(content, 3, 1003));
                assertThat(Arrays.copyOfRange(read, 1006, 1006 + SIZE)).isEqualTo(content);
                assertThat(read).endsWith("tail".getBytes(UTF_8));
            }
        }
    }

    @Test
    void aFileThatBecameShorterEndsTheConnection() throws Exception {
        try (Transport transport = engine.choose().engine().open();
                Folder from = Folder.open(folder)) {
            Peer peer =
                    new Peer(self -> {
                        int fd = open(from);
                        transport.sendFile(self, fd, 0, SIZE + 10L);
                        Socket.close(fd);
                    });
            assertThat(read(transport, peer, 0)).hasSize(SIZE);
            assertThat(peer.errno).isEqualTo(Errno.EIO);
        }
    }

    @Test
    void noDescriptorIsLeftWhenTheClientGoesEarly() throws Exception {
        try (Transport transport = engine.choose().engine().open();
                Folder from = Folder.open(folder)) {
            int fd = open(from);
            leaveEarly(transport, fd); // the virtual machine may keep some of the first time
            long before = descriptors();
            for (int client = 0; client < 10; client++) {
                leaveEarly(transport, fd);
            }
            assertThat(descriptors()).isEqualTo(before);
            Socket.close(fd);
        }
    }

    private static void leaveEarly(Transport transport, int fd) throws IOException {
        Endpoint any = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int listener = Socket.listen(any, 1)[0];
        int port = Socket.localEndpoint(listener).port();
        Peer peer = new Peer(self -> transport.sendFile(self, fd, 0, SIZE));
        transport.listen(listener, () -> peer);
        try (java.net.Socket client = new java.net.Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            client.getOutputStream().write('a');
            while (!peer.hasPendingOutput()) {
                transport.poll(1);
            }
            for (int pass = 0; pass < 20; pass++) {
                transport.poll(1);
            }
            assertThat(peer.hasPendingOutput()).isTrue();
            client.setSoLinger(true, 0);
        }
        while (peer.errno < 0) {
            transport.poll(1);
        }
        transport.stopListening();
        transport.poll(1);
        transport.poll(1);
    }
}
