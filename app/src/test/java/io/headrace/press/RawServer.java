package io.headrace.press;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose every connection is handled by a test, byte by byte, on a thread of its own. */
final class RawServer implements AutoCloseable {
    /** What a test does with a connection. */
    interface Handler {
        void handle(Peer peer) throws IOException, InterruptedException;
    }

    /**
     * One connection, seen from the server.
     *
     * @param number the first is 1
     */
    record Peer(Socket socket, int number, AtomicInteger requests) {
        /** Reads one request without a body; false at the end of the stream. */
        boolean readRequest() throws IOException {
            InputStream in = socket.getInputStream();
            int last = 0;
            while (last != 0x0d0a0d0a) {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                last = last << 8 | next;
            }
            requests.incrementAndGet();
            return true;
        }

        Peer send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** One byte at a time, with a pause after each. */
        Peer drip(String text, long pauseMs) throws IOException, InterruptedException {
            for (int i = 0; i < text.length(); i++) {
                socket.getOutputStream().write(text.charAt(i));
                if (pauseMs > 0) {
                    Thread.sleep(pauseMs);
                }
            }
            return this;
        }

        /** Ends with a reset, not with an orderly close. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing more, and does not close either. */
        void fallSilent() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(Handler handler) throws IOException {
        this.handler = handler;
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    /** Requests that were read to their end. */
    int requests() {
        return requests.get();
    }

    int connections() {
        return connections.get();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> handle(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void handle(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            handler.handle(new Peer(socket, number, requests));
        } catch (IOException | InterruptedException e) {
            // the client has gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
