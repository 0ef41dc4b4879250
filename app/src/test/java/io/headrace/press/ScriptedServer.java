package io.headrace.press;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A server that answers each request with the bytes a test has chosen, however wrong. */
final class ScriptedServer implements AutoCloseable {
    /** In an answer: close the connection here. */
    static final String CLOSE = "\u0000close";

    /** In an answer: wait a little, so that the parts arrive apart. */
    static final String PAUSE = "\u0000pause";

    private final ServerSocket listener;
    private final IntFunction<String> script;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Starts it on a free port.
     *
     * @param script the number of the request, from 0 → the answer
     */
    ScriptedServer(IntFunction<String> script) throws IOException {
        this.script = script;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    int requests() {
        return requests.get();
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
            socket.setTcpNoDelay(true);
            while (readRequest(socket)) {
                if (!answer(socket, script.apply(requests.getAndIncrement()))) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // the client has gone
        }
    }

    private static boolean readRequest(Socket socket) throws IOException {
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return false;
            }
            last = last << 8 | next;
        }
        return true;
    }

    private static boolean answer(Socket socket, String answer)
            throws IOException, InterruptedException {
        for (String part : answer.split("(?=\u0000)|(?<=\u0000close)|(?<=\u0000pause)", -1)) {
            if (part.equals(CLOSE)) {
                return false;
            } else if (part.equals(PAUSE)) {
                Thread.sleep(2);
            } else {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
