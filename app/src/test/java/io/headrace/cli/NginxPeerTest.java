package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.nginx.Confs;
import io.headrace.press.Peer;
import io.headrace.serve.Exchange;
import io.headrace.serve.ServePlan;
import io.headrace.serve.Server;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Our server and a real nginx answer the same to the same requests, with the same file. */
@BothEngines
class NginxPeerTest {
    @Parameter EngineWish engine = EngineWish.AUTO;
    @TempDir Path folder;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        port = Peer.freePort();
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
    }

    /**
     * What is compared of an answer.
     *
     * @param about the request, for messages
     */
    private record Seen(String about, String status, String type, String location, String body) {
        static Seen of(String about, String answer) {
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, end);
            return new Seen(
                    about,
                    head.split(" ", 3)[1],
                    field(head, "content-type"),
                    field(head, "location"),
                    answer.substring(end + 4)
                            .replaceFirst("<hr><center>nginx[^<]*<", "<hr><center>headrace<"));
        }

        private static String field(String head, String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("none");
        }
    }

    private void assertSameAnswers(String main, String http, String... requests) throws Exception {
        String text =
                """
                daemon off; pid FOLDER/pid; error_log FOLDER/error.log; MAIN
                http {
                  client_body_temp_path FOLDER/t1; proxy_temp_path FOLDER/t2;
                  fastcgi_temp_path FOLDER/t3; uwsgi_temp_path FOLDER/t4; scgi_temp_path FOLDER/t5;
                  HTTP
                }
                """
                        .replace("MAIN", main)
                        .replace("HTTP", http)
                        .replace("PORT", Integer.toString(port))
                        .replace("FOLDER", folder.toString());
        Path conf = Confs.write(folder, text);
        List<String> command =
                List.of(Needs.program("nginx"), "-p", folder + "/", "-c", conf.toString());
        try (Peer nginx = Peer.start(folder, port, command);
                Server server = Server.start(plan(conf))) {
            for (String request : requests) {
                assertThat(ask(server.url(), request)).isEqualTo(ask(nginx.url("/"), request));
            }
        }
    }

    private ServePlan plan(Path conf) {
        Endpoint anyPort = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        NginxPlan.Overrides overrides =
                new NginxPlan.Overrides(anyPort, null, CpuSet.EMPTY, engine);
        return NginxPlan.read(conf, overrides, Session.host()).plan();
    }

    private static Seen ask(String url, String request) {
        String[] words = request.split(" ", 3);
        String length = words.length > 2 ? "Content-Length: " + words[2].length() + "\r\n" : "";
        try (Exchange exchange = new Exchange(url)) {
            exchange.send(
                    words[0]
                            + " "
                            + words[1]
                            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                            + length
                            + "\r\n"
                            + (words.length > 2 ? words[2] : ""));
            return Seen.of(request, exchange.readAll());
        }
    }

    @Test
    void theArticlesConfiguration() throws Exception {
        String site =
                Files.readString(Confs.resource("site.conf"))
                        .replace("listen 80;", "listen 127.0.0.1:PORT;");
        assertSameAnswers(
                "worker_processes 2; events { worker_connections 4096; accept_mutex off; }",
                "keepalive_requests 100000000000; " + site,
                "GET /",
                "GET /index.html",
                "GET /a/b.JPG?c",
                "HEAD /",
                "POST / body",
                "GET /.html",
                "GET /a.html/",
                "GET /a.css");
    }

    @Test
    void everyStatus() throws Exception {
        StringBuilder locations = new StringBuilder();
        List<String> requests =
                List.of(
                                200, 201, 202, 203, 204, 205, 206, 300, 305, 400, 401, 402, 403,
                                404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417,
                                418, 421, 422, 429, 431, 451, 493, 500, 501, 502, 503, 504, 505,
                                506, 507, 508, 511, 599)
                        .stream()
                        .flatMap(status -> {
                            locations.append(
                                    "location = /N { return N; } location = /tN { return N text; }"
                                            .replace("N", status.toString()));
                            return List.of("GET /" + status, "GET /t" + status).stream();
                        })
                        .toList();
        assertSameAnswers(
                "events { }",
                "default_type a/b; server { listen 127.0.0.1:PORT; " + locations + " }",
                requests.toArray(String[]::new));
    }

    @Test
    void redirects() throws Exception {
        assertSameAnswers(
                "events { }",
                """
                server {
                  listen 127.0.0.1:PORT;
                  location = /1 { return 301 http://a/b?c; }
                  location = /2 { return 302 https://a/; }
                  location = /3 { return 303 a; }
                  location = /7 { absolute_redirect off; return 307 /b; }
                  location = /8 { return 308 http://a/; }
                  location = /u { return http://a/; }
                  location / { return 200 'rest'; }
                }
                """,
                "GET /1",
                "GET /2",
                "GET /3",
                "GET /7",
                "HEAD /7",
                "GET /8",
                "GET /u",
                "GET /v");
    }

    @Test
    void locationsTypesAndInheritance() throws Exception {
        assertSameAnswers(
                "events { }",
                """
                default_type "text/plain";
                types { text/css css; a/b b x; }
                server {
                  listen 127.0.0.1:PORT;
                  default_type c/d;
                  location /a { return 200 "a\\tb \\"q\\" \\x \\\\ ;"; }
                  location = /a/x.css { return 200 exact; }
                  location ^~ /a/b/ { default_type e/f; return 404 'none of these'; }
                  location /t { types { } return 200 typed; }
                  location = / { return 200 'two
                lines'; }
                }
                """,
                "GET /",
                "GET /a",
                "GET /ab",
                "GET /a/x.css",
                "GET /a/y.css",
                "GET /a/y.CSS",
                "GET /a/z.x?y.css",
                "GET /a/b",
                "GET /a/b/",
                "GET /a/b/c.b",
                "GET /t.css",
                "GET //a",
                "GET /%61",
                "GET /x/../a",
                "GET /x",
                "POST /a 12345");
    }

    @Test
    void aServersReturnGoesBeforeItsLocations() throws Exception {
        assertSameAnswers(
                "events { }",
                "server { listen 127.0.0.1:PORT; return 201 first; return 202 second;"
                        + " location / { return 203; } }",
                "GET /",
                "GET /a.html");
    }

    @Test
    void files() throws Exception {
        Files.createDirectories(folder.resolve("html/sub"));
        Files.writeString(folder.resolve("html/index.htm"), "the index");
        Files.writeString(folder.resolve("html/a.html"), "<p>a");
        Files.writeString(folder.resolve("html/b.x"), "b");
        Files.writeString(folder.resolve("html/html"), "no ending");
        Files.createDirectories(folder.resolve("other/o"));
        Files.writeString(folder.resolve("other/o/f.bin"), "0123456789".repeat(10_000));
        assertSameAnswers(
                "events { }",
                """
                types { text/html html; x/y x; }
                server {
                  listen 127.0.0.1:PORT;
                  index index.html index.htm;
                  location /o { root other; default_type o/o; }
                  location = /r { return 200 r; }
                }
                """,
                "GET /",
                "GET /index.htm",
                "GET /a.html",
                "HEAD /a.html",
                "GET /b.x",
                "GET /html",
                "GET /none",
                "GET /sub/",
                "GET /o/f.bin",
                "GET /o/",
                "GET /other/f.bin",
                "GET /r",
                "POST /a.html body",
                "GET /%zz");
    }

    @Test
    void aRootThatIsNotThere() throws Exception {
        assertSameAnswers(
                "events { }",
                "server { listen 127.0.0.1:PORT; location = / { return 200; } }",
                "GET /",
                "GET /a");
    }
}
