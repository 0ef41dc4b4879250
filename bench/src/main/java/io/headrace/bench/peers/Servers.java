package io.headrace.bench.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers of the comparison, each started on one CPU and left alone when not under load. */
record Servers(Path launcher, Path limit, Path folder) {
    private static final long PATIENCE_MS = 20_000;

    /**
     * A server that runs.
     *
     * @param port where it listens on 127.0.0.1
     */
    record Running(Pinned process, int port) implements AutoCloseable {
        String url(String path) {
            return "http://127.0.0.1:" + port + path;
        }

        @Override
        public void close() {
            process.close();
        }
    }

    Running nginx(int cpu) throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off; worker_processes 1; pid FOLDER/pid; error_log FOLDER/error.log;
                events { worker_connections 4096; }
                http {
                  access_log off; keepalive_requests 1000000000; keepalive_timeout 600;
                  server {
                    listen 127.0.0.1:PORT reuseport;
                    location / { return 200; }
                    location = /status { stub_status; }
                  }
                }
                """
                        .replace("FOLDER", folder.toString())
                        .replace("PORT", Integer.toString(port)));
        return awaited(cpu, port, List.of("nginx", "-c", configuration.toString()));
    }

    Running serve(int cpu) throws IOException, InterruptedException {
        int port = freePort();
        return awaited(
                cpu,
                port,
                List.of(
                        launcher.toString(),
                        "serve",
                        "--listen",
                        "127.0.0.1:" + port,
                        "--threads",
                        "1"));
    }

    Running limit(String program, int cpu) throws IOException, InterruptedException {
        int port = freePort();
        return awaited(
                cpu, port, List.of(limit.resolve(program).toString(), Integer.toString(port)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Running awaited(int cpu, int port, List<String> words)
            throws IOException, InterruptedException {
        Pinned process = Pinned.start(cpu, folder, words);
        for (long waited = 0; waited < PATIENCE_MS && process.isAlive(); waited += 20) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new Running(process, socket.getPort());
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        process.close();
        throw new IOException(words + ": " + Files.readString(folder.resolve("output.log")));
    }
}
