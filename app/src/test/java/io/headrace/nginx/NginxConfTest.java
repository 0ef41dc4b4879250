package io.headrace.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a configuration file says, and what is inherited. */
class NginxConfTest {
    @TempDir Path folder;

    private NginxConf read(String text) {
        return NginxConf.read(Confs.write(folder, text));
    }

    private ServerBlock server(String test) {
        return read(Confs.whole(test)).servers().getFirst();
    }

    private Returned returned(String test) {
        ServerBlock server = server(test);
        return Objects.requireNonNull(
                server.locations().isEmpty()
                        ? server.returned()
                        : server.locations().getFirst().returned());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx.conf", "one-piece.conf"})
    void theArticlesFragments(String file) {
        NginxConf conf = NginxConf.read(Confs.resource(file));
        assertThat(conf.workers()).isEqualTo(new Workers(16, 4096, false, CpuSet.EMPTY, false));
        assertThat(conf.servers()).hasSize(1);
        ServerBlock server = conf.servers().getFirst();
        assertThat(server.listens())
                .singleElement()
                .satisfies(listen -> assertThat(listen.address()).hasToString("/0.0.0.0:80"));
        assertThat(server.settings())
                .isEqualTo(
                        new Settings(
                                "html",
                                List.of("index.html", "index.htm"),
                                new AccessLog(true, null),
                                100_000_000_000L,
                                75_000,
                                "text/plain",
                                Settings.DEFAULTS.types(),
                                true));
        LocationBlock location = server.locations().getFirst();
        assertThat(location.exact()).isFalse();
        assertThat(location.path()).isEqualTo("/");
        assertThat(location.returned())
                .isEqualTo(new Returned(200, "text/plain", Settings.DEFAULTS.types(), "", null));
        assertThat(conf.notes().getLast().text())
                .endsWith(
                        ":5: accept_mutex off: has no counterpart, each thread has its own"
                                + " listener");
        assertThat(conf.notes()).hasSize(file.equals("nginx.conf") ? 1 : 2);
    }

    @Test
    void aServerBehindHttpIsNoted() {
        NginxConf conf = NginxConf.read(Confs.resource("one-piece.conf"));
        assertThat(conf.notes().getFirst().text())
                .contains("one-piece.conf:13: server: stands outside of http");
    }

    @Test
    void innerBlocksInherit() {
        ServerBlock server =
                read("""
                events { }
                http {
                    root /a; index x y; index z; default_type a/b;
                    keepalive_requests 5; keepalive_timeout 1m30s;
                    access_log off; types { c/d c; }
                    server {
                        listen 8080;
                        keepalive_requests 6; index i; access_log log;
                        location / { root /b; types { e/f E f; g/h i; } }
                        location = /t { default_type t/t; return 200 text; }
                    }
                }
                """)
                        .servers()
                        .getFirst();
        assertThat(server.settings())
                .isEqualTo(
                        new Settings(
                                "/a",
                                List.of("i"),
                                new AccessLog(true, "log"),
                                6,
                                90_000,
                                "a/b",
                                Map.of("c", "c/d"),
                                true));
        Settings first = server.locations().getFirst().settings();
        assertThat(first.root()).isEqualTo("/b");
        assertThat(first.types()).isEqualTo(Map.of("e", "e/f", "f", "e/f", "i", "g/h"));
        assertThat(first.keepaliveRequests()).isEqualTo(6);
        Returned text = Objects.requireNonNull(server.locations().getLast().returned());
        assertThat(text.type()).isEqualTo("t/t");
    }

    @ParameterizedTest
    @CsvSource({
        "80, 0.0.0.0:80",
        "*:81, 0.0.0.0:81",
        "127.0.0.1:8080, 127.0.0.1:8080",
        "127.0.0.1, 127.0.0.1:80",
        "127.0.0.1:8080 default_server reuseport backlog=511 deferred bind, 127.0.0.1:8080",
        "[::1]:8080, [0:0:0:0:0:0:0:1]:8080",
        "[::1], [0:0:0:0:0:0:0:1]:80",
        "[::]:80 ipv6only=off, [0:0:0:0:0:0:0:0]:80",
        "65535, 0.0.0.0:65535"
    })
    void listens(String words, String address) {
        Listen listen = server("http: server { listen " + words + "; }").listens().getFirst();
        assertThat(Objects.requireNonNull(listen.address()).toString().replaceFirst("^/", ""))
                .isEqualTo(address);
    }

    @Test
    void listensOnAUnixSocket() {
        Listen listen = server("http: server { listen unix:/run/a.sock; }").listens().getFirst();
        assertThat(listen.unixPath()).isEqualTo("/run/a.sock");
        assertThat(listen.address()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "location: return 200;, 200, text/plain, '', ''",
        "location: return 200 text;, 200, text/plain, text, ''",
        "location: return 200 '';, 200, text/plain, '', ''",
        "location: return 0204;, 204, text/plain, '', ''",
        "location: return 404 none;, 404, text/plain, none, ''",
        "location: return 404 \"\";, 404, text/plain, '', ''",
        "location: return 407;, 407, '', '', ''",
        "location: return 599;, 599, '', '', ''",
        "location: return 302 http://a/;, 302, text/html, PAGE 302 Found, http://a/",
        "location: return 308 b;, 308, text/html, PAGE 308 Permanent Redirect, b",
        "location: return https://a/;, 302, text/html, PAGE 302 Found, https://a/",
        "location: absolute_redirect off; return 301 /b;, 301, text/html,"
                + " PAGE 301 Moved Permanently, /b",
        "location: return 503;, 503, text/html, PAGE 503 Service Temporarily Unavailable, ''",
        "location: return 201 a; return 202 b;, 201, text/plain, a, ''",
        "location: default_type a/b; return 500 \"a\\tb\";, 500, a/b, 'a\tb', ''",
        "server: return 405;, 405, text/html, PAGE 405 Not Allowed, ''"
    })
    void returns(String test, int status, String type, String body, String location) {
        Returned returned = returned(test);
        assertThat(returned.status()).isEqualTo(status);
        assertThat(returned.type()).isEqualTo(type.isEmpty() ? null : type);
        assertThat(returned.location()).isEqualTo(location.isEmpty() ? null : location);
        if (body.startsWith("PAGE ")) {
            assertThat(returned.body())
                    .startsWith("<html>\r\n<head><title>" + body.substring(5) + "</title>");
        } else {
            assertThat(returned.body()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "location /a { }, false, /a",
        "location = /a { }, true, /a",
        "location =/a { }, true, /a",
        "location ^~ /a { }, false, /a",
        "location ^~/a { }, false, /a",
        "location \"/a b\" { }, false, /a b"
    })
    void locations(String text, boolean exact, String path) {
        LocationBlock location = server("server: " + text).locations().getFirst();
        assertThat(location.exact()).isEqualTo(exact);
        assertThat(location.path()).isEqualTo(path);
        assertThat(location.returned()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "75, 75000",
        "75s, 75000",
        "0, 0",
        "1m30s, 90000",
        "1m 30s, 90000",
        "500ms, 500",
        "1s500ms, 1500",
        "1h, 3600000",
        "1d, 86400000",
        "1w, 604800000",
        "2m5, 125000"
    })
    void times(String text, long ms) {
        ServerBlock server = server("server: keepalive_timeout '" + text + "';");
        assertThat(server.settings().keepaliveTimeoutMs()).isEqualTo(ms);
    }

    @ParameterizedTest
    @CsvSource({
        "main: worker_processes auto;, 0, false, ''",
        "main: worker_processes 3;, 3, false, ''",
        "main: worker_processes auto; worker_cpu_affinity auto;, 0, true, ''",
        "main: worker_processes 2; worker_cpu_affinity 0100 0001;, 2, true, '0,2'",
        "main: worker_processes 4; worker_cpu_affinity auto 0110;, 4, true, 1-2"
    })
    void workers(String test, int count, boolean pinned, String cpus) {
        Workers workers = read(Confs.whole(test)).workers();
        assertThat(workers)
                .isEqualTo(new Workers(count, 512, pinned, CpuSet.parseOrEmpty(cpus), false));
    }

    @Test
    void epollIsAnEngine() {
        assertThat(read(Confs.whole("events: use epoll; worker_connections 2;")).workers())
                .isEqualTo(new Workers(1, 2, false, CpuSet.EMPTY, true));
    }

    @Test
    void everyHarmlessDirectiveIsNoted() {
        NginxConf conf =
                read(
                        """
                        user www-data; pid a; daemon off; worker_rlimit_nofile 100;
                        error_log stderr warn;
                        events { accept_mutex off; multi_accept ON; }
                        http {
                            sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off;
                            server { listen 8080 reuseport backlog=511; server_name a .b *.c d.* _ ""; }
                        }
                        """);
        assertThat(conf.notes())
                .extracting(note -> note.at().line() + " " + note.what())
                .containsExactly(
                        "1 user www-data",
                        "1 pid a",
                        "1 daemon off",
                        "1 worker_rlimit_nofile 100",
                        "2 error_log stderr warn",
                        "3 accept_mutex off",
                        "3 multi_accept ON",
                        "5 sendfile on",
                        "5 tcp_nopush on",
                        "5 tcp_nodelay on",
                        "5 server_tokens off",
                        "6 listen 8080 reuseport backlog=511",
                        "6 listen 8080 reuseport backlog=511");
    }

    @Test
    void includesStandInPlace() throws IOException {
        Path sites = Files.createDirectory(folder.resolve("sites"));
        Files.writeString(sites.resolve("b.conf"), "server { listen 82; }");
        Files.writeString(sites.resolve("a.conf"), "server { listen 81; }\n");
        Files.writeString(sites.resolve(".c.conf"), "unknown;");
        Files.writeString(sites.resolve("d.txt"), "unknown;");
        Files.writeString(folder.resolve("mime.types"), "types { text/css css; }");
        NginxConf conf =
                read(
                        "events { } http { include mime.types; include sites/*.conf;"
                                + " include none/*; include sites/[x]*; }");
        assertThat(conf.servers())
                .extracting(server -> server.at().file().replaceFirst(".*/", ""))
                .containsExactly("a.conf", "b.conf");
        assertThat(conf.servers().getFirst().settings().types())
                .isEqualTo(Map.of("css", "text/css"));
    }

    @Test
    void lineEndsOfOtherSystemsAreBlanks() {
        String text = Confs.whole("location: return 200 a;").replace(" ", "\r\n");
        assertThat(read(text).servers().getFirst().locations()).hasSize(1);
    }
}
