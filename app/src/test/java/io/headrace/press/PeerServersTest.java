package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every answer of the servers people use is counted: small, of 64 KiB, and in chunks. */
@BothEngines
class PeerServersTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private Orders orders() {
        return new Orders(engine);
    }

    private static final int BIG = 64 << 10;
    private static final long COUNT = 3000;

    @TempDir Path folder;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        port = Peer.freePort();
        Files.writeString(folder.resolve("small.txt"), "hello");
        Files.writeString(folder.resolve("big.txt"), "0123456789abcdef".repeat(BIG / 16));
        // The servers may change to another user before they read it.
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
    }

    private Peer start(String configuration, String... command) throws IOException {
        Files.writeString(
                folder.resolve("peer.conf"),
                configuration
                        .replace("PORT", Integer.toString(port))
                        .replace("FOLDER", folder.toString()));
        return Peer.start(folder, port, List.of(command));
    }

    private void assertAllCounted(Peer peer, String path, long bodyBytes, String... headers)
            throws InterruptedException {
        PressOrder order = orders().counted(peer.url(path), COUNT, 16, 2);
        PressOrder asked = order.asking(RequestOrder.GET.with(List.of(headers)));
        PressResult result = new Press(asked.plan(), Press.Observer.NONE).run();
        assertThat(result.errors().values()).containsOnly(0L);
        assertThat(result.status()).containsOnlyKeys(200).containsEntry(200, COUNT);
        assertThat(result.bytes().received()).isGreaterThan(COUNT * bodyBytes);
    }

    @Test
    void nginx() throws Exception {
        String configuration =
                """
                daemon off; worker_processes 1; pid FOLDER/pid; error_log FOLDER/error.log;
                events { worker_connections 256; }
                http {
                  access_log off; client_body_temp_path FOLDER/t1; proxy_temp_path FOLDER/t2;
                  fastcgi_temp_path FOLDER/t3; uwsgi_temp_path FOLDER/t4; scgi_temp_path FOLDER/t5;
                  keepalive_requests 500; gzip on; gzip_min_length 0; gzip_types text/plain;
                  default_type text/plain;
                  server {
                    listen 127.0.0.1:PORT;
                    location = /return { return 200; }
                    location / { root FOLDER; }
                  }
                }
                """;
        try (Peer peer = start(configuration, Needs.program("nginx"), "-c", conf())) {
            assertAllCounted(peer, "/return", 0);
            assertAllCounted(peer, "/small.txt", 5);
            assertAllCounted(peer, "/big.txt", BIG);
            // Compressed on the fly, its length is not known ahead: in chunks.
            assertAllCounted(peer, "/big.txt", 100, "Accept-Encoding: gzip");
        }
    }

    @Test
    void lighttpd() throws Exception {
        String configuration =
                """
                server.document-root = "FOLDER"
                server.bind = "127.0.0.1"
                server.port = PORT
                mimetype.assign = ( ".txt" => "text/plain" )
                """;
        try (Peer peer = start(configuration, Needs.program("lighttpd"), "-D", "-f", conf())) {
            assertAllCounted(peer, "/small.txt", 5);
            assertAllCounted(peer, "/big.txt", BIG);
        }
    }

    @Test
    void h2o() throws Exception {
        String configuration =
                """
                listen: {host: 127.0.0.1, port: PORT}
                num-threads: 1
                user: root
                hosts:
                  default:
                    compress: ON
                    paths: {"/": {file.dir: "FOLDER"}}
                """;
        boolean root = "root".equals(System.getProperty("user.name"));
        try (Peer peer =
                start(
                        root ? configuration : configuration.replace("user: root\n", ""),
                        Needs.program("h2o"),
                        "-c",
                        conf())) {
            assertAllCounted(peer, "/small.txt", 5);
            assertAllCounted(peer, "/big.txt", BIG);
            assertAllCounted(peer, "/big.txt", 100, "Accept-Encoding: gzip");
        }
    }

    @Test
    void nodeAndHaproxyBeforeIt() throws Exception {
        int nodePort = port;
        Files.writeString(
                folder.resolve("server.js"),
                """
                const big = 'x'.repeat(65536);
                require('http').createServer((request, response) => {
                  if (request.url === '/chunked') {
                    response.write('some'); response.write(big); response.end('more');
                  } else {
                    const body = request.url === '/big' ? big : 'hello';
                    response.setHeader('Content-Length', body.length);
                    response.end(body);
                  }
                }).listen(PORT, '127.0.0.1');
                """
                        .replace("PORT", Integer.toString(nodePort)));
        try (Peer node =
                Peer.start(folder, nodePort, List.of(Needs.program("node"), "server.js"))) {
            assertSmallBigChunked(node);
            port = Peer.freePort();
            String configuration =
                    """
                    defaults
                      mode http
                      timeout connect 5s
                      timeout client 10s
                      timeout server 10s
                    frontend front
                      bind 127.0.0.1:PORT
                      http-request return status 200 content-type text/plain string "own" \
                        if { path /own }
                      default_backend back
                    backend back
                      server node 127.0.0.1:NODE
                    """
                            .replace("NODE", Integer.toString(nodePort));
            try (Peer proxy = start(configuration, Needs.program("haproxy"), "-f", conf())) {
                assertAllCounted(proxy, "/own", 3);
                assertSmallBigChunked(proxy);
            }
        }
    }

    private void assertSmallBigChunked(Peer peer) throws InterruptedException {
        assertAllCounted(peer, "/", 5);
        assertAllCounted(peer, "/big", BIG);
        assertAllCounted(peer, "/chunked", BIG + 8);
    }

    private String conf() {
        return folder.resolve("peer.conf").toString();
    }
}
