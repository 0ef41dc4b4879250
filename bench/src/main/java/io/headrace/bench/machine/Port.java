package io.headrace.bench.machine;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A port that leads out of an emulated machine. */
final class Port implements Closeable {
    private static final int CHUNK = 64 << 10;

    private final SocketChannel socket;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

    Port(SocketChannel socket) {
        this.socket = socket;
    }

    void send(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /** Copies what comes, until it ends with this mark, which is left out. */
    void copyUntil(String mark, OutputStream to) throws IOException {
        byte[] end = mark.getBytes(StandardCharsets.UTF_8);
        byte[] held = {};
        while (held.length < end.length) {
            chunk.clear();
            int count = socket.read(chunk);
            if (count < 0) {
                to.write(held);
                throw new IOException("the emulator ended");
            }
            byte[] all = Arrays.copyOf(held, held.length + count);
            chunk.flip().get(all, held.length, count);
            int sure = all.length - begun(all, end);
            to.write(all, 0, sure);
            to.flush();
            held = Arrays.copyOfRange(all, sure, all.length);
        }
    }

    /** What comes up to the end of a line. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        copyUntil("\n", line);
        return line.toString(StandardCharsets.UTF_8);
    }

    /** How many bytes at the end may be the beginning of the mark. */
    private static int begun(byte[] all, byte[] end) {
        int length = Math.min(all.length, end.length);
        while (!Arrays.equals(all, all.length - length, all.length, end, 0, length)) {
            length--;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
