package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headrace.Needs;
import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;

@BothEngines
class StaticFilesTest {
    private static final String MODIFIED = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final int LARGE = 3_000_001;

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;
    private Path root = Path.of("");
    private String large = "";
    private Server server = Servers.start();

    @BeforeEach
    void serveFiles() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        write("small.txt", "0123456789");
        StringBuilder letters = new StringBuilder();
        new Random(1).ints(LARGE, 'a', 'z').forEach(letter -> letters.append((char) letter));
        large = letters.toString();
        write("large.bin", large);
        Files.createDirectories(root.resolve("sub/empty"));
        write("sub/index.html", "<p>");
        write("a b\u00e4?.css", "odd");
        Files.createSymbolicLink(root.resolve("out.txt"), Path.of("../secret.txt"));
        Files.createSymbolicLink(root.resolve("absolute.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("outside"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("in.txt"), Path.of("sub/../small.txt"));
        server.close();
        server = Servers.start(engine, Site.of(new StaticFiles(root, List.of("index.html"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(784111777)));
    }

    private static String request(String method, String target, String fields) {
        return method + " " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
    }

    /** The whole answer to one request on a connection of its own. */
    private String ask(String method, String target, String fields) {
        try (Exchange exchange = new Exchange(server.url())) {
            return exchange.send(request(method, target, fields + "Connection: close\r\n"))
                    .readAll();
        }
    }

    private String get(String target, String fields) {
        return ask("GET", target, fields);
    }

    private String etag(String target) {
        return get(target, "").replaceAll("(?s).*ETag: (\"[^\"]*\").*", "$1");
    }

    @Test
    void aFileIsTypedDatedAndWhole() {
        String small = get("/small.txt", "");
        assertThat(small)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Type: text/plain\r\n")
                .contains("Content-Length: 10\r\n")
                .contains("Last-Modified: " + MODIFIED + "\r\n")
                .contains("Accept-Ranges: bytes\r\n")
                .containsPattern("ETag: \"[0-9a-f]+-a\"\r\n")
                .endsWith("\r\n\r\n0123456789");
        assertThat(get("/large.bin", ""))
                .contains("Content-Type: application/octet-stream\r\n")
                .contains("Content-Length: " + LARGE + "\r\n")
                .endsWith("\r\n\r\n" + large);
        assertThat(get("/a%20b%C3%a4%3F.css", "")).contains("text/css").endsWith("\r\n\r\nodd");
        assertThat(get("/in.txt?query", "")).endsWith("0123456789");
        assertThat(get("http://a/small.txt", "")).endsWith("0123456789");
    }

    @Test
    void headHasTheSameFieldsAndNoBody() {
        for (String target : List.of("/small.txt", "/large.bin")) {
            String head = ask("HEAD", target, "Range: bytes=0-1\r\n").replaceAll("Date: .*", "");
            String whole = get(target, "").replaceAll("Date: .*", "");
            assertThat(head).endsWith("\r\n\r\n");
            assertThat(whole).startsWith(head);
        }
    }

    @Test
    void pipelinedAnswersKeepTheirOrder() {
        try (Exchange exchange = new Exchange(server.url())) {
            String small = request("GET", "/small.txt", "");
            String part = request("GET", "/large.bin", "Range: bytes=5-20004\r\n");
            String all =
                    exchange.send(small + small + request("GET", "/large.bin", "") + part + small)
                            .send(request("GET", "/none", "") + part)
                            .send(request("GET", "/small.txt", "Connection: close\r\n"))
                            .readAll();
            String bare = all.replaceAll("(?s)HTTP/1.1 (\\d+) .*?\r\n\r\n", "<$1>");
            String middle = "<206>" + large.substring(5, 20_005);
            assertThat(bare)
                    .isEqualTo(
                            "<200>0123456789<200>0123456789<200>"
                                    + large
                                    + middle
                                    + "<200>0123456789<404>"
                                    + middle
                                    + "<200>0123456789");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 'bytes 0-3/10', 0123",
        "bytes=7-, 206, 'bytes 7-9/10', 789",
        "bytes=8-99999999999999999999, 206, 'bytes 8-9/10', 89",
        "bytes=-4, 206, 'bytes 6-9/10', 6789",
        "bytes=-40, 206, 'bytes 0-9/10', 0123456789",
        "Bytes=9-9, 206, 'bytes 9-9/10', 9",
        "bytes=10-, 416, 'bytes */10', ''",
        "bytes=3-2, 416, 'bytes */10', ''",
        "bytes=-0, 416, 'bytes */10', ''",
        "bytes=a-b, 416, 'bytes */10', ''",
        "bytes=99999999999999999999-, 416, 'bytes */10', ''",
        "'bytes=0-1,4-5', 200, '', 0123456789",
        "lines=0-1, 200, '', 0123456789"
    })
    void partsAreThoseAskedFor(String range, int status, String told, String body) {
        String answer = get("/small.txt", "Range: " + range + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n" + body);
        assertThat(answer).contains("Content-Length: " + body.length() + "\r\n");
        if (told.isEmpty()) {
            assertThat(answer).doesNotContain("Content-Range");
        } else {
            assertThat(answer).contains("Content-Range: " + told + "\r\n");
        }
    }

    @Test
    void aPartOfALargeFile() {
        assertThat(get("/large.bin", "Range: bytes=100000-2999999\r\n"))
                .startsWith("HTTP/1.1 206")
                .endsWith("\r\n\r\n" + large.substring(100_000, 3_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        "304, 'If-None-Match: TAG'",
        "304, 'If-None-Match: \"x\", W/TAG'",
        "304, 'If-None-Match: *'",
        "200, 'If-None-Match: \"x\"'",
        "200, 'If-None-Match: \"x\"\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'",
        "304, 'If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT'",
        "304, 'If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT'",
        "304, 'If-Modified-Since: Sun Nov  6 08:49:37 1994'",
        "304, 'if-modified-since: Mon, 07 Nov 1994 08:49:37 GMT'",
        "200, 'If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT'",
        "200, 'If-Modified-Since: yesterday'",
        "200, 'If-Match: TAG'",
        "200, 'If-Match: *'",
        "412, 'If-Match: W/TAG'",
        "412, 'If-Match: \"x\"'",
        "412, 'If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT'",
        "200, 'If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT'",
        "206, 'Range: bytes=1-1\r\nIf-Range: TAG'",
        "206, 'Range: bytes=1-1\r\nIf-Range: Sun, 06 Nov 1994 08:49:37 GMT'",
        "200, 'Range: bytes=1-1\r\nIf-Range: W/TAG'",
        "200, 'Range: bytes=1-1\r\nIf-Range: Mon, 07 Nov 1994 08:49:37 GMT'",
        "304, 'Range: bytes=1-1\r\nIf-None-Match: TAG'"
    })
    void conditionsDecide(int status, String fields) {
        String tag = etag("/small.txt");
        String answer = get("/small.txt", fields.replace("TAG", tag) + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        if (status == 304) {
            assertThat(answer)
                    .contains("ETag: " + tag + "\r\n")
                    .doesNotContain("Content-Length")
                    .endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/sub/, 200",
        "/sub, 301",
        "/sub/empty/, 403",
        "/, 403",
        "/none, 404",
        "/small.txt/, 404",
        "/out.txt, 404",
        "/absolute.txt, 404",
        "/outside/secret.txt, 404",
        "/outside/root/small.txt, 404",
        "/../secret.txt, 404",
        "/%2e%2e/secret.txt, 404",
        "/..%2fsecret.txt, 404",
        "/sub/..%2f..%2fsecret.txt, 404",
        "/sub/../small.txt, 200",
        "//small.txt, 200",
        "/small.txt%00.html, 400",
        "/%zz, 400"
    })
    void onlyWhatLiesBelowTheRootIsServed(String target, int status) {
        assertThat(get(target, "")).startsWith("HTTP/1.1 " + status + " ").doesNotContain("secret");
    }

    @Test
    void aFolderWithoutSlashSendsToItselfAndNowhereElse() throws IOException {
        Files.createDirectories(root.resolve("evil.example/\u00e4 x"));
        assertThat(get("/sub?a", "")).contains("Location: /sub/\r\n");
        assertThat(get("//evil.example", "")).contains("Location: /evil.example/\r\n");
        assertThat(get("/evil.example/%C3%A4%20x", ""))
                .contains("Location: /evil.example/%C3%A4%20x/\r\n");
    }

    @Test
    void whatIsNoFileIsNotServedAndDoesNotBlock() throws Exception {
        String pipe = root.resolve("pipe").toString();
        assertThat(new ProcessBuilder(Needs.program("mkfifo"), pipe).start().waitFor()).isZero();
        assertThat(get("/pipe", "")).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 5000, 8000})
    void hugeNamesAreNotFound(int length) {
        assertThat(get("/" + "a".repeat(length), "")).startsWith("HTTP/1.1 404");
        assertThat(get("/" + "a/".repeat(length / 2), "")).startsWith("HTTP/1.1 404");
    }

    @Test
    void otherMethodsAreNotAllowedAndTheConnectionLivesOn() {
        try (Exchange exchange = new Exchange(server.url())) {
            exchange.send(request("PUT", "/small.txt", "Content-Length: 3\r\n") + "abc");
            assertThat(exchange.readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 405")
                    .contains("Allow: GET, HEAD\r\n");
            exchange.send(request("GET", "/small.txt", "Content-Length: 3\r\n") + "abc");
            assertThat(exchange.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400");
            exchange.send(request("GET", "/small.txt", ""));
            assertThat(exchange.readUntil("0123456789")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aChangeShows() throws IOException {
        String before = etag("/small.txt");
        assertThat(get("/large.bin", "")).endsWith(large);
        write("small.txt", "changed!!!");
        Files.delete(root.resolve("large.bin"));
        await().untilAsserted(
                        () -> assertThat(get("/small.txt", "")).endsWith("\r\n\r\nchanged!!!"));
        assertThat(get("/large.bin", "")).startsWith("HTTP/1.1 404");
        write("small.txt", "");
        Files.setLastModifiedTime(root.resolve("small.txt"), FileTime.from(Instant.now()));
        await().untilAsserted(
                        () -> assertThat(get("/small.txt", "")).contains("Content-Length: 0\r\n"));
        assertThat(etag("/small.txt")).isNotEqualTo(before);
    }

    @Test
    void aFileThatIsGoneIsGivenUpAndMayComeBack() throws IOException {
        for (int round = 0; round < 2; round++) {
            write("come.txt", "back " + round);
            String body = "back " + round;
            await().untilAsserted(() -> assertThat(get("/come.txt", "")).endsWith(body));
            assertThat(get("/small.txt", "")).endsWith("0123456789");
            Files.delete(root.resolve("come.txt"));
            await().untilAsserted(
                            () -> assertThat(get("/come.txt", "")).startsWith("HTTP/1.1 404"));
        }
    }

    @Test
    void moreFilesThanAreKept() throws IOException {
        for (int file = 0; file < 600; file++) {
            write("file" + file, file % 100 == 0 ? large.substring(file) : "text " + file);
        }
        try (Exchange exchange = new Exchange(server.url())) {
            for (int round = 0; round < 2; round++) {
                for (int file = 0; file < 600; file++) {
                    exchange.send(request("GET", "/file" + file, ""));
                    String head = exchange.readUntil("\r\n\r\n");
                    String body = file % 100 == 0 ? large.substring(file) : "text " + file;
                    assertThat(head).contains("Content-Length: " + body.length() + "\r\n");
                    assertThat(exchange.read(body.length())).isEqualTo(body);
                }
            }
        }
    }

    @Test
    void aRootThatIsNoneIsToldBeforeAnythingStarts() {
        for (String name : List.of("none", "root/small.txt")) {
            assertThatThrownBy(() -> new StaticFiles(folder.resolve(name), List.of()))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining(name);
        }
        assertThatThrownBy(() -> new StaticFiles(root, List.of("../x")))
                .hasMessageContaining("no name of a file");
    }

    @Test
    void curlContinuesADownload() throws Exception {
        Path half = folder.resolve("half");
        Files.writeString(half, large.substring(0, 1_000_000));
        List<String> command =
                List.of(
                        Needs.program("curl"),
                        "-sS",
                        "-C",
                        "-",
                        "-o",
                        half.toString(),
                        server.url() + "large.bin");
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(Files.readString(half, StandardCharsets.UTF_8)).isEqualTo(large);
    }
}
