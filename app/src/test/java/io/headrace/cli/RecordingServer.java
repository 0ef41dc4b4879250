package io.headrace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that keeps the heads of requests, and may close where an answer is due. */
final class RecordingServer implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final int answersEach;
    private final LinkedBlockingQueue<String> heads = new LinkedBlockingQueue<>();

    /** Starts it; each connection has so many answers, and is then closed at the next request. */
    RecordingServer(int answersEach) throws IOException {
        this.answersEach = answersEach;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    String authority() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** The oldest head that was not taken yet. */
    String head() throws InterruptedException {
        return heads.poll(10, TimeUnit.SECONDS);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> answerAll(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answerAll(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int left = answersEach; readHead(in) && left > 0; left--) {
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // The client has gone, as clients do at the end.
        }
    }

    private boolean readHead(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                heads.add(head.toString());
                return true;
            }
            head.append(line).append('\n');
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
