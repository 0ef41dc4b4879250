package io.headrace.press;

import io.headrace.tls.Certificates;
import io.headrace.tls.Contexts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A server by the JDK's own sockets: one answer a connection, then its end, said or not. */
final class SecureServer implements AutoCloseable {
    private final ServerSocket listener;
    private final SSLSocketFactory sockets;
    private final String answer;
    private final boolean saysItsEnd;

    SecureServer(String answer, boolean saysItsEnd) throws IOException {
        this.answer = answer;
        this.saysItsEnd = saysItsEnd;
        sockets = Contexts.of(Certificates.local()).getSocketFactory();
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::acceptAll);
    }

    String url() {
        return "https://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().daemon().start(() -> answerOne(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answerOne(Socket socket) {
        try (socket;
                SSLSocket secure =
                        (SSLSocket) sockets.createSocket(socket, null, socket.getPort(), true)) {
            secure.setUseClientMode(false);
            int last = 0;
            while (last != 0x0d0a0d0a) {
                int next = secure.getInputStream().read();
                if (next < 0) {
                    return;
                }
                last = last << 8 | next;
            }
            secure.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            if (!saysItsEnd) {
                socket.shutdownOutput();
                socket.close();
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
