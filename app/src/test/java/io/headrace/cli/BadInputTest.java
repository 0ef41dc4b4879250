package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.regex.Pattern;

/** Bad input is one line in three parts, with the right exit code, and nothing is started. */
class BadInputTest {
    private static final String URL = "http://127.0.0.1:9/";

    @ParameterizedTest
    @CsvSource({
        "2, --jsn, did you mean --json, press --jsn x.json " + URL,
        "2, --frobnicate, press --help, press --frobnicate " + URL,
        "2, -c 0, at least 1, press -c 0 " + URL,
        "2, -n 0, at least one request, press -n 0 " + URL,
        "2, -c, count, press -c many " + URL,
        "2, 10 parsecs, duration, press -d '10 parsecs' " + URL,
        "2, threads -t 8, 1 to 4, press -c 4 -t 8 " + URL,
        "2, Missing, press --help, press",
        "2, URL \"127.0.0.1:8080\", http://, press 127.0.0.1:8080",
        "2, URL \"http:///path\", http://127.0.0.1, press http:///path",
        "2, --tls-engine other, no such library, press --tls-engine other https://127.0.0.1:9/",
        "2, --tls-engine, TLS alone, serve --tls-engine jdk",
        "2, --key alone, give both, serve --key key.pem",
        "2, --client-ca, add --tls, serve --client-ca ca.pem",
        "3, no.such.host.invalid, getent, press http://no.such.host.invalid/",
        "3, ECONNREFUSED, nothing listens, press -c 2 -d 1s " + URL,
        "2, fly, --help, fly",
        "2, Bad, RFC 9110, press -H 'Bad Header' " + URL,
        "2, /no/such/folder/x.json, folder, press --json /no/such/folder/x.json " + URL,
        "2, --fail-if: threshold \"p99=5ms\", p99>5ms, press --fail-if p99=5ms " + URL,
        "2, --fail-if: threshold \"p99>5\", 500ms, press --fail-if p99>5 " + URL,
        "2, --fail-if: threshold \"p100>5ms\", p50 to p99.999, press --fail-if p100>5ms " + URL,
        "2, /no/such/folder/x.csv, folder, press --csv /no/such/folder/x.csv " + URL,
        "2, /no/such/folder/x.hlog, folder, press --hdr /no/such/folder/x.hlog " + URL,
        "2, --hdr -, a file, press --hdr - " + URL,
        "2, --csv - with --json -, name a file, press --csv - --json - " + URL,
        "2, 9090, :8080, press --prometheus 9090 " + URL,
        "2, 99, 200 to 599, serve --status 99",
        "2, --root, one or the other, serve --root . --status 204",
        "2, folder /no/such/folder, ls -ld, serve --root /no/such/folder",
        "2, 101%, 1%, serve --error-rate 101%",
        "2, more than all, 1%, serve --error-rate 60% --close-rate 0.5",
        "2, --delay \"p98:1ms\", exp:5ms, serve --delay p98:1ms",
        "2, --stall \"1s\", 200ms/1s, serve --stall 1s",
        "2, one place, serve --help, serve --unix a.sock --listen :0",
        "2, /no/such/log, another file, serve --listen 127.0.0.1:0 --access-log /no/such/log",
        "2, --max-head, 8KiB, serve --max-head 64KiB",
        "2, --max-body, 1MiB, serve --max-body 2GiB",
        "2, --budget 5 s, 10s, climb --budget 5s",
        "2, --in fleet, loopback, climb --in fleet",
        "2, CPU set, 0-7, press --pin 1-0 " + URL,
        "2, 127.0.0.1:99999, port, serve --listen 127.0.0.1:99999",
        "2, none.conf, path, serve --nginx-conf none.conf",
        "2, --nginx-conf a.conf with --status, leave, serve --nginx-conf a.conf --status 200",
        "2, --root /no/such/tree, proc and sys, host --root /no/such/tree",
        "2, --json - with --map -, name a file, host --json - --map -",
        "2, /no/such/folder/x.svg, folder, host --map /no/such/folder/x.svg",
        "2, --nginx-conf a.conf with --body-size, leave, serve --body-size 1 --nginx-conf a.conf"
    })
    void isOneLineThatHelps(int code, String what, String remedy, String line) {
        Lines lines = Lines.of(words(line));
        assertThat(lines.err()).startsWith("headrace: ").contains(what).contains(remedy);
        assertThat(lines.err().strip().lines()).hasSize(1);
        assertThat(lines.err().split(" · ", -1)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines.out()).isEmpty();
        assertThat(lines.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2, -r 0, such as 10k, press -r 0 " + URL,
        "2, --tls: \"1.1\", 1.2 or 1.3, press --tls 1.1 https://127.0.0.1:9/",
        "2, --cacert /no/such/file, path, press --cacert /no/such/file https://127.0.0.1:9/",
        "2, options of TLS, https://, press --insecure " + URL,
        "2, --stages 10s, 10s:1k, press --stages 10s " + URL,
        "2, --stages, leave one out, press --stages 1s:1k -d 5s " + URL,
        "2, rates of 0, nothing would ever be sent, press --stages 1s:0 " + URL,
        "2, --poisson without a rate, -r 10k, press --poisson " + URL,
        "2, --pipeline 2000, 1 to 1024, press --pipeline 2000 " + URL,
        "2, {rand:9-1}, {rand:1-1000}, press http://127.0.0.1:9/?a={rand:9-1}",
        "2, {pick:/no/such}, a text file, press -b {pick:/no/such} " + URL,
        "2, /no/such/requests, path, press --requests /no/such/requests " + URL,
        "2, --expect-status, 300-399, press --expect-status 2xx " + URL,
        "2, --expect-body-sha256 ab, sha256sum, press --expect-body-sha256 ab " + URL,
        "2, --connect-to nowhere, 127.0.0.1:8080, press --connect-to nowhere " + URL,
        "2, --source here, IP address, press --source here " + URL,
        "2, --source, IPv6, press --source ::1 " + URL,
        "2, --connect-to and --unix, one of them, press --connect-to a:1 --unix b " + URL
    })
    void andSoItIsOfALoad(int code, String what, String remedy, String line) {
        isOneLineThatHelps(code, what, remedy, line);
    }

    private static String[] words(String line) {
        return Pattern.compile("'[^']*'|\\S+")
                .matcher(line)
                .results()
                .map(result -> result.group().replace("'", ""))
                .toArray(String[]::new);
    }

    @Test
    void aPortInUseIsOneLine() {
        try (Server server = Servers.start()) {
            int port = URI.create(server.url()).getPort();
            Lines lines = Lines.of("serve", "--listen", "127.0.0.1:" + port);
            assertThat(lines.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(lines.err()).contains("EADDRINUSE").contains("ss -ltnp");
        }
    }

    @Test
    void aPortInUseForMetricsIsOneLine() {
        try (Server server = Servers.start()) {
            int port = URI.create(server.url()).getPort();
            Lines lines = Lines.of("press", "--prometheus", "127.0.0.1:" + port, URL);
            assertThat(lines.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(lines.err()).contains("--prometheus 127.0.0.1:" + port).contains("another");
        }
    }

    @Test
    void aPortWithoutHttpIsOneLine() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Lines lines =
                    Lines.of(
                            "press",
                            "-c",
                            "2",
                            "--timeout",
                            "200ms",
                            "http://127.0.0.1:" + silent.getLocalPort() + "/");
            assertThat(lines.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(lines.err()).contains("no whole answer within 200 ms");
        }
    }

    @Test
    void everyVerbHelpsWithAnExample() {
        for (String verb : new String[] {"climb", "press", "serve", "httpress", "wrk"}) {
            Lines lines = Lines.of(verb, "--help");
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
            assertThat(lines.out()).contains("Example:").contains("headrace " + verb);
        }
    }
}
