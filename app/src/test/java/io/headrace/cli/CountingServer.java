package io.headrace.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A server that keeps count of what any client asked of it, and may refuse every nth request. */
final class CountingServer implements AutoCloseable {
    private static final int HEAD_END = 0x0d0a0d0a;

    /**
     * What was asked.
     *
     * @param connections those that sent a request
     * @param targets method and path → how often
     * @param hosts the header Host → how often
     * @param marked requests with the header X-Mark
     * @param bodyBytes of all requests
     * @param deepest most requests that came at once on a connection
     */
    record Sheet(
            int connections,
            int requests,
            Map<String, Integer> targets,
            Map<String, Integer> hosts,
            int marked,
            long bodyBytes,
            int deepest) {}

    private final ServerSocketChannel listener;
    private final int refusedEach;
    private final Map<String, Integer> targets = new TreeMap<>();
    private final Map<String, Integer> hosts = new TreeMap<>();
    private int connections;
    private int requests;
    private int marked;
    private long bodyBytes;
    private int deepest;

    /** On a free port of loopback; answers every so manieth request with 503, none with 0. */
    static CountingServer refusing(int each) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        return new CountingServer(listener, each);
    }

    CountingServer(ServerSocketChannel listener, int refusedEach) {
        this.listener = listener;
        this.refusedEach = refusedEach;
        Thread.ofPlatform().daemon().start(this::acceptAll);
    }

    String authority() throws IOException {
        SocketAddress address = listener.getLocalAddress();
        return "127.0.0.1:" + ((InetSocketAddress) address).getPort();
    }

    String url() throws IOException {
        return "http://" + authority() + "/";
    }

    /** What was asked since the last look. */
    synchronized Sheet take() {
        Sheet sheet =
                new Sheet(
                        connections,
                        requests,
                        Map.copyOf(targets),
                        Map.copyOf(hosts),
                        marked,
                        bodyBytes,
                        deepest);
        connections = requests = marked = deepest = 0;
        bodyBytes = 0;
        targets.clear();
        hosts.clear();
        return sheet;
    }

    private void acceptAll() {
        while (listener.isOpen()) {
            try {
                SocketChannel socket = listener.accept();
                Thread.ofPlatform().daemon().start(() -> answerAll(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answerAll(SocketChannel socket) {
        try (socket;
                InputStream in = new BufferedInputStream(Channels.newInputStream(socket));
                OutputStream out = Channels.newOutputStream(socket)) {
            boolean first = true;
            boolean keeps = true;
            while (keeps) {
                ByteArrayOutputStream answers = new ByteArrayOutputStream();
                int depth = 0;
                do {
                    String head = head(in);
                    if (head.isEmpty()) {
                        return;
                    }
                    depth++;
                    keeps = keepsAlive(head);
                    answers.writeBytes(answer(head, body(head, in), first, depth, keeps));
                    first = false;
                } while (keeps && in.available() > 0);
                out.write(answers.toByteArray());
            }
        } catch (IOException e) {
            // The client has gone, as clients do at the end.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int last = 0;
        while (last != HEAD_END) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            last = last << 8 | next;
            head.append((char) next);
        }
        return head.toString();
    }

    private static String field(String head, String name) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private static boolean keepsAlive(String head) {
        String wish = field(head, "connection").toLowerCase(Locale.ROOT);
        return head.contains(" HTTP/1.0\r\n") ? wish.equals("keep-alive") : !wish.equals("close");
    }

    private static long body(String head, InputStream in) throws IOException {
        String length = field(head, "content-length");
        long bytes = length.isEmpty() ? 0 : Long.parseLong(length);
        in.skipNBytes(bytes);
        return bytes;
    }

    private synchronized byte[] answer(
            String head, long body, boolean firstOfConnection, int depth, boolean keeps) {
        requests++;
        connections += firstOfConnection ? 1 : 0;
        deepest = Math.max(deepest, depth);
        bodyBytes += body;
        marked += field(head, "x-mark").isEmpty() ? 0 : 1;
        hosts.merge(field(head, "host"), 1, Integer::sum);
        targets.merge(head.substring(0, head.indexOf(" HTTP/")), 1, Integer::sum);
        boolean refused = refusedEach > 0 && requests % refusedEach == 0;
        String answer =
                (refused ? "HTTP/1.1 503 Busy\r\n" : "HTTP/1.1 200 OK\r\n")
                        + "Content-Length: 2\r\nConnection: "
                        + (keeps ? "keep-alive" : "close")
                        + "\r\n\r\nok";
        return answer.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
