package io.headrace.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is not understood is refused by name, with file and line. */
class NginxConfRefusalsTest {
    @TempDir Path folder;

    private Fault refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Fault refusal(byte[] text) {
        try {
            NginxConf.read(Confs.write(folder, text));
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
            assertThat(fault.line().lines()).hasSize(1);
            return fault;
        }
        throw new AssertionError("it was accepted");
    }

    private String atLine(int line) {
        return folder.resolve("nginx.conf") + ":" + line + ": ";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "location: proxy_pass http://a; | \"proxy_pass\" | serve has no such thing",
                "main: worker_procesess 1; | \"worker_procesess\" | no such thing",
                "main: \"\" 1; | directive \"\" | no such thing",
                "main: load_module a.so; | \"load_module\" | no such thing",
                "http: upstream a { server b; } | \"upstream\" | no such thing",
                "location: if ($host) { return 200; } | \"if\" | no such thing",
                "main: listen 80; | \"listen\" | belongs in server, not in the top level",
                "http: worker_processes 1; | \"worker_processes\" | belongs in the top level",
                "http: return 200; | \"return\" | belongs in server or location, not in http",
                "events: root a; | \"root\" | belongs in http or server or location",
                "location: location /a { } | \"location\" | side by side",
                "location: server { } | \"server\" | belongs in http",
                "main: worker_processes 1; worker_processes 2; | \"worker_processes\" | already",
                "server: root a; root a; | \"root\" | already in line 1",
                "main: events { } | \"events\" | already",
                "file: events { } http { } http { server { } } | \"http\" | already",
                "main: worker_processes { } | \"worker_processes\" | takes no block",
                "file: events; | \"events\" | block in { } is missing",
                "server: location /; | \"location\" | block in { } is missing",
                "http: types { a/b { } } | \"a/b\" | takes no block",
                "http: types { \"a/\\nb\" c; } | \"a/ b\" | printable",
                "main: worker_processes; | \"worker_processes\" | 0 arguments · give it 1",
                "main: worker_processes 1 2; | \"worker_processes\" | 2 arguments · give it 1",
                "location: return; | \"return\" | 0 arguments · give it 1 or 2",
                "location: return 200 a b; | \"return\" | 3 arguments · give it 1 or 2",
                "server: server_name; | \"server_name\" | at least 1",
                "server: location = / a { } | \"location\" | 3 arguments",
                "http: include; | \"include\" | one path",
                "http: include a b; | \"include\" | one path",
                "http: include none.conf; | none.conf: NoSuchFileException | missing",
                "http: include a*/b; | \"a*/b\" | write the folder out",
                "http: include .; | IOException | may not be read",
                "http: include nginx.conf; | \"nginx.conf\" | deeper than 8"
            })
    void directives(String test, String what, String cause) {
        assertRefused(test, what, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main: worker_processes x; | \"x\" | no whole number",
                "main: worker_processes -1; | \"-1\" | no whole number",
                "main: worker_processes 0; | \"0\" | 1 to 4096",
                "main: worker_processes 99999; | \"99999\" | 1 to 4096",
                "main: worker_processes 99999999999999999999; | 9\" | more than 64 bits",
                "main: worker_cpu_affinity 2; | \"2\" | no binary mask",
                "main: worker_cpu_affinity 00; | \"00\" | no binary mask",
                "main: worker_cpu_affinity 11; | \"11\" | one CPU of its own",
                "main: worker_processes 2; worker_cpu_affinity 01 01; | \"01\" | one CPU",
                "main: worker_processes 2; worker_cpu_affinity 01; | \"01\" | 2 workers and 1",
                "main: daemon maybe; | \"maybe\" | neither on nor off",
                "main: timer_resolution 1x; | \"1x\" | no time",
                "main: worker_rlimit_nofile 1k; | \"1k\" | no whole number",
                "main: error_log a loud; | \"loud\" | no level",
                "main: error_log syslog:server=a; | \"syslog:server=a\" | no file",
                "events: use kqueue; | \"kqueue\" | no such engine",
                "events: worker_connections 0; | \"0\" | 1 to",
                "events: worker_connections 1; | \"events\" | not enough for 1 listener",
                "http: gzip on; | \"on\" | not compressed · write off",
                "http: autoindex on; | \"on\" | not listed · write off",
                "http: merge_slashes off; | \"off\" | always merged · write on",
                "http: keepalive_requests 1k; | \"1k\" | no whole number",
                "http: keepalive_requests 9223372036854775808; | 5808\" | 64 bits",
                "http: keepalive_timeout 1.5s; | \"1.5s\" | no time",
                "http: keepalive_timeout 30s1m; | \"30s1m\" | no time",
                "http: keepalive_timeout ''; | \"\" | no time",
                "http: keepalive_timeout '5 '; | \"5 \" | no time",
                "http: keepalive_timeout 9999999999; | 9\" | too long",
                "http: keepalive_timeout 5 5; | \"5\" | Keep-Alive",
                "http: default_type ''; | \"\" | printable",
                "http: default_type \"a\\r\\nb: c\"; | \"a  b: c\" | printable",
                "http: root $document_root; | \"$document_root\" | no variables",
                "http: index /a; | \"/a\" | a name in a folder",
                "http: index ''; | \"\" | a name in a folder",
                "http: index $a; | \"$a\" | no variables",
                "http: access_log off a; | \"a\" | off stands alone",
                "http: access_log a main; | \"main\" | format combined",
                "http: access_log a combined buffer=1k; | \"buffer=1k\" | no options",
                "http: access_log syslog:a; | \"syslog:a\" | no file",
                "http: access_log a$b; | \"a$b\" | no variables"
            })
    void values(String test, String what, String cause) {
        assertRefused(test, what, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http: access_log a; access_log b; | \"access_log\" | another",
                "server: listen 0; | \"0\" | no port of 1 to 65535",
                "server: listen 65536; | \"65536\" | no port of",
                "server: listen 99999999999; | \"99999999999\" | no port",
                "server: listen ''; | \"\" | no address",
                "server: listen a:b:c; | \"a\" | a name",
                "server: listen [::1; | \"[::1\" | no address",
                "server: listen [::g]:80; | \"[::g]\" | no address",
                "server: listen [::1%lo]:80; | \"[::1%lo]\" | a name",
                "server: listen 256.0.0.1; | \"256.0.0.1\" | no address",
                "server: listen localhost; | \"localhost\" | a name",
                "server: listen 127.0.0.1:; | \"\" | no port",
                "server: listen 80-90; | \"80-90\" | a name",
                "server: listen unix:; | \"unix:\" | no path",
                "server: listen 81 ssl; | \"ssl\" | no such parameter",
                "server: listen 81 backlog=0; | \"backlog=0\" | no such parameter",
                "server: listen 81 ipv6only=on; | \"ipv6only=on\" | no such parameter",
                "server: listen unix:a reuseport; | \"reuseport\" | no such parameter",
                "server: listen 127.0.0.1:8089; | 8089\" | listens there already",
                "server: server_name ~^a; | \"~^a\" | no name",
                "server: server_name $hostname; | \"$hostname\" | no name",
                "server: server_name *a; | \"*a\" | no name",
                "server: location a { } | \"a\" | begin with a slash",
                "server: location ~ /a { } | \"~\" | regular expressions",
                "server: location ~*/a { } | \"~*/a\" | regular expressions",
                "server: location @a { } | \"@a\" | leads to it",
                "server: location / /a { } | \"/\" | no modifier",
                "server: location /a { } location ^~ /a { } | \"/a\" | another location",
                "location: return x; | \"x\" | no whole number",
                "location: return ''; | \"\" | no whole number",
                "location: return 1000; | \"1000\" | 200 to 599",
                "location: return 100; | \"100\" | 200 to 599",
                "location: return 444; | \"444\" | a meaning of its own",
                "location: return 301; | \"301\" | needs a URL",
                "location: return 301 ''; | \"301\" | needs a URL",
                "location: return 302 /a; | \"/a\" | absolute_redirect off",
                "location: return 302 \"http://a/\\nb\"; | \"http://a/ b\" | printable",
                "location: return 200 $host; | \"$host\" | no variables",
                "location: return 200 a\\$; | \"a\\$\" | no variables",
                "location: return $scheme://a; | \"$scheme://a\" | no variables"
            })
    void moreValues(String test, String what, String cause) {
        assertRefused(test, what, cause);
    }

    private void assertRefused(String test, String what, String cause) {
        assertThat(refusal(Confs.whole(test)).line())
                .startsWith(atLine(1))
                .contains(what)
                .contains(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no block \"events\"",
                "events { } | no block \"http\"",
                "http { server { } } | no block \"events\"",
                "server { } | \"server\" · it belongs in http",
                "events { } http { } | there is no server in it",
                "events { | a { is not closed",
                "events { } } | no { is open there",
                "events { } http { server { listen 80 } } | unexpected \"}\" after \"80\"",
                "events { } http | the file ends before the statement does"
            })
    void whatIsMissing(String text, String cause) {
        assertThat(refusal(text).line()).contains(cause);
    }

    @Test
    void theLineIsThatOfTheDirective() {
        assertThat(refusal("events { }\n\nhttp {\r\n  # proxy_pass\n  'proxy_pass'\n a;\n}").line())
                .startsWith(atLine(5) + "directive \"proxy_pass\" · ");
    }

    @Test
    void theFileIsTheOneThatWasIncluded() throws IOException {
        Files.writeString(folder.resolve("a.conf"), "root a;\nroot b;");
        assertThat(refusal("events { } http { include a.conf; }").line())
                .startsWith(folder.resolve("a.conf") + ":2: directive \"root\"");
        Files.writeString(folder.resolve("a.conf"), "}");
        assertThat(refusal("events { } http { include a.conf; }").line())
                .startsWith(folder.resolve("a.conf") + ":1: unexpected \"}\"");
    }

    @Test
    void includesOfManyFilesEnd() throws IOException {
        Files.writeString(folder.resolve("a.conf"), "include b.conf; ".repeat(300));
        Files.writeString(folder.resolve("b.conf"), "");
        assertThat(refusal("include a.conf;").line()).contains("at most 256 files");
    }

    @Test
    void hugeAndDeepFilesEnd() {
        assertThat(refusal("a { ".repeat(100_000)).line()).contains("nested deeper than 16");
        assertThat(refusal("a;".repeat(200_000)).line()).contains("at most 100000");
        assertThat(refusal("#".repeat(1 << 20) + "\n").line()).contains("longer than 1 MiB");
        assertThat(refusal("a".repeat(1 << 19)).line()).contains("4095");
        assertThat(refusal("'" + "\n".repeat(1 << 19)).line()).contains("nothing closes it");
        assertThat(refusal("a ".repeat(1 << 18)).line()).contains("the file ends");
        assertThat(refusal("a " + "b ".repeat(1 << 18) + ";").line()).contains("no such thing");
    }

    @Test
    void bytesThatAreNoText() {
        assertThat(refusal(new byte[] {'a', 0, ';'}).line()).contains("byte 0x00");
        assertThat(refusal(new byte[] {'a', (byte) 0xff, ';'}).line()).contains("not UTF-8");
        assertThat(refusal("\ufeffevents { }").line()).contains("byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.conf", "."})
    void aFileThatCannotBeRead(String name) {
        assertThatThrownBy(() -> NginxConf.read(folder.resolve(name)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("missing or may not be read");
    }
}
