package io.headrace.bench.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers of the comparison, each started on its CPUs and left alone when not under load. */
record Servers(Bench bench, String cpus) {
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

        String secureUrl(String path) {
            return "https://127.0.0.1:" + port + path;
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** One worker for each thread; an empty answer, and a counter of its own. */
    Running nginx(int threads) throws IOException, InterruptedException {
        return configured(
                """
                daemon off; worker_processes THREADS; pid FOLDER/pid; error_log FOLDER/error.log;
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
                        .replace("THREADS", Integer.toString(threads)),
                "nginx",
                "-c",
                "CONFIGURATION");
    }

    /** The same answer over TLS, one worker, with the certificate of {@link Certificate}. */
    Running secureNginx(Certificate certificate) throws IOException, InterruptedException {
        return configured(
                """
                daemon off; worker_processes 1; pid FOLDER/pid; error_log FOLDER/error.log;
                events { worker_connections 4096; }
                http {
                  access_log off; keepalive_requests 1000000000; keepalive_timeout 600;
                  server {
                    listen 127.0.0.1:PORT ssl reuseport;
                    ssl_certificate CERTIFICATE; ssl_certificate_key KEY;
                    location / { return 200; }
                  }
                }
                """
                        .replace("CERTIFICATE", certificate.file().toString())
                        .replace("KEY", certificate.key().toString()),
                "nginx",
                "-c",
                "CONFIGURATION");
    }

    Running h2o() throws IOException, InterruptedException {
        emptyFile();
        return configured(
                """
                listen: {host: 127.0.0.1, port: PORT}
                num-threads: 1
                user: USER
                hosts:
                  default:
                    paths: {"/": {file.dir: "FOLDER", file.index: ["empty.txt"]}}
                """
                        .replace("USER", System.getProperty("user.name")),
                "h2o",
                "-c",
                "CONFIGURATION");
    }

    Running lighttpd() throws IOException, InterruptedException {
        emptyFile();
        return configured(
                """
                server.document-root = "FOLDER"
                server.bind = "127.0.0.1"
                server.port = PORT
                server.max-keep-alive-requests = 1000000000
                server.max-connections = 4096
                server.max-fds = 16384
                index-file.names = ( "empty.txt" )
                mimetype.assign = ( ".txt" => "text/plain" )
                """,
                "lighttpd",
                "-D",
                "-f",
                "CONFIGURATION");
    }

    Running haproxy() throws IOException, InterruptedException {
        return configured(
                """
                global
                  nbthread 1
                  maxconn 4096
                defaults
                  mode http
                  timeout client 1m
                  timeout http-keep-alive 1m
                frontend all
                  bind 127.0.0.1:PORT
                  http-request return status 200
                """,
                "haproxy",
                "-f",
                "CONFIGURATION");
    }

    /** The reference server with further options. */
    Running serve(int threads, String... options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                bench.launcher().toString(),
                                "serve",
                                "--listen",
                                "127.0.0.1:" + port,
                                "--threads",
                                "" + threads));
        words.addAll(List.of(options));
        return awaited(port, words);
    }

    Running limit(String program) throws IOException, InterruptedException {
        int port = freePort();
        return awaited(
                port, List.of(bench.limit().resolve(program).toString(), Integer.toString(port)));
    }

    private void emptyFile() throws IOException {
        Files.writeString(bench.folder().resolve("empty.txt"), "");
    }

    private Running configured(String text, String... words)
            throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = bench.folder().resolve(words[0] + "-" + port + ".conf");
        Files.writeString(
                configuration,
                text.replace("FOLDER", bench.folder().toString())
                        .replace("PORT", Integer.toString(port)));
        List<String> command = new ArrayList<>(List.of(words));
        command.replaceAll(w -> w.equals("CONFIGURATION") ? configuration.toString() : w);
        return awaited(port, command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Running awaited(int port, List<String> words) throws IOException, InterruptedException {
        Pinned process = Pinned.start(cpus, bench.folder(), words);
        for (long waited = 0; waited < PATIENCE_MS && process.isAlive(); waited += 20) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new Running(process, socket.getPort());
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        process.close();
        throw new IOException(
                words + ": " + Files.readString(bench.folder().resolve("output.log")));
    }
}
