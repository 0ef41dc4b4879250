package io.headrace.press;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Lies between a client and a server, and hands every byte over by itself. */
final class Splitter implements AutoCloseable {
    private final ServerSocket listener;
    private final URI server;
    private final int most;

    /** Between clients and the server of a URL. */
    Splitter(String url) throws IOException {
        this(url, Integer.MAX_VALUE);
    }

    /** Cuts connections after so many bytes of the client. */
    Splitter(String url, int most) throws IOException {
        server = URI.create(url);
        this.most = most;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    String url() {
        return server.getScheme() + "://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                Thread.ofPlatform().daemon().start(() -> pass(client, behind, most));
                Thread.ofPlatform().daemon().start(() -> pass(behind, client, Integer.MAX_VALUE));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to, int most) {
        try (from;
                to) {
            to.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int next;
            for (int count = 0; count < most && (next = in.read()) >= 0; count++) {
                out.write(next);
            }
        } catch (IOException e) {
            // one side has gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
