package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several requests, requests that vary, and answers that are checked. */
@BothEngines
class RequestsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern LENGTH = Pattern.compile("Content-Length: +(\\d+)\r\n");

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;

    /** Keeps whole requests with their bodies, and answers each. */
    private static final class Recorder {
        final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

        void handle(RawServer.Peer peer) throws IOException {
            InputStream in = peer.socket().getInputStream();
            StringBuilder request = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                request.append((char) next);
                if (request.length() >= 4
                        && request.substring(request.length() - 4).equals("\r\n\r\n")) {
                    Matcher length = LENGTH.matcher(request);
                    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
                    request.append(new String(in.readNBytes(body), ISO_8859_1));
                    requests.add(request.toString());
                    boolean head = request.toString().startsWith("HEAD ");
                    request.setLength(0);
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + (head ? "" : "ab"));
                }
            }
        }

        Map<String, Long> count(Function<String, String> part) {
            return requests.stream().collect(groupingBy(part, counting()));
        }

        Map<String, Long> lines() {
            return count(request -> request.substring(0, request.indexOf(" HTTP/1.1")));
        }
    }

    private PressResult run(String url, RequestOrder request, long count, int pipeline, int threads)
            throws InterruptedException {
        LoadOrder load = LoadOrder.counted(6, threads, count, 5 * SECOND).pipelined(pipeline);
        PressOrder order = PressOrder.of(url, load, engine).asking(request);
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private static RequestOrder of(String method, String body, String file) {
        return new RequestOrder(method, List.of("X-Id: {seq}"), body, false, file, "", "");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("requests"), text).toString();
    }

    @ParameterizedTest
    @CsvSource({"1", "5"})
    void eachRequestOfAFileHasItsShare(int pipeline) throws Exception {
        String text = "# of a shop\n3 GET /a?x=1\n/b\n\n2 HEAD /c\nPOST /d\n";
        Recorder recorder = new Recorder();
        try (RawServer server = new RawServer(recorder::handle)) {
            PressResult result = run(server.url(), of("GET", "", file(text)), 700, pipeline, 1);
            assertThat(result.requests()).isEqualTo(700);
            assertThat(result.errorCount()).isZero();
        }
        assertThat(recorder.lines())
                .isEqualTo(
                        Map.of(
                                "GET /a?x=1",
                                300L,
                                "GET /b",
                                100L,
                                "HEAD /c",
                                200L,
                                "POST /d",
                                100L));
    }

    @Test
    void requestsAsTheyTravel() throws Exception {
        String text =
                "GET /a HTTP/1.1\n"
                        + "Accept: */*\n\n"
                        + "### weight=2\n"
                        + "PUT /b HTTP/1.1\n"
                        + "X-B: c\n\n"
                        + "{\"d\": 1}\n";
        Recorder recorder = new Recorder();
        try (RawServer server = new RawServer(recorder::handle)) {
            run(server.url(), of("GET", "", file(text)), 30, 1, 1);
        }
        assertThat(recorder.lines()).isEqualTo(Map.of("GET /a", 10L, "PUT /b", 20L));
        assertThat(recorder.requests)
                .anyMatch(one -> one.contains("\r\nAccept: */*\r\n"))
                .anyMatch(one ->
                        one.contains("\r\nX-B: c\r\n") && one.endsWith("\r\n\r\n{\"d\": 1}"));
    }

    @Test
    void variablesVary() throws Exception {
        Files.writeString(folder.resolve("names"), "anna\nbo\nclementine\n");
        String body = "{\"n\": {rand:8-11}, \"who\": \"{pick:" + folder.resolve("names") + "}\"}";
        Recorder recorder = new Recorder();
        try (RawServer server = new RawServer(recorder::handle)) {
            run(server.url() + "?i={seq}", of("POST", body, ""), 600, 3, 3);
        }
        assertThat(recorder.lines()).hasSize(600);
        Pattern whole =
                Pattern.compile(
                        "(?s).*\r\n\r\n\\{\"n\": (8|9|10|11), \"who\": \"(anna|bo|clementine)\"}");
        assertThat(recorder.requests).allMatch(one -> whole.matcher(one).matches());
        assertThat(recorder.count(one -> part(whole, one, 1))).hasSize(4);
        assertThat(recorder.count(one -> part(whole, one, 2))).hasSize(3);
        assertThat(recorder.count(one -> part(Pattern.compile("(?s).*X-Id: (\\d+)\r.*"), one, 1)))
                .hasSize(600);
    }

    private static String part(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.matches()).isTrue();
        return matcher.group(group);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a b c | :1: GET /a b c",
                "/a\\nhttp://other/ | :2: http://other/",
                "/a\\n0 /b | :2: 0 | a weight is 1 to 10000",
                "/a\\n/{rand:x} | {rand:x}",
                "GET / HTTP/1.1\\n\\n###\\nGET | :4: GET",
                "# nothing | it has 0 requests"
            })
    void whatIsWrongInAFileIsToldByItsLine(String text, String told) throws IOException {
        RequestOrder order = of("GET", "", file(text.replace("\\n", "\n")));
        LoadOrder load = LoadOrder.counted(1, 1, 1, SECOND);
        PressOrder press = PressOrder.of("http://127.0.0.1:9/", load, engine).asking(order);
        assertThatThrownBy(press::plan).isInstanceOf(Fault.class).hasMessageContaining(told);
    }

    private static RequestOrder expecting(String status, String sha256) {
        return new RequestOrder("GET", List.of(), "", false, "", status, sha256);
    }

    private static String sha256(String body) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(ISO_8859_1));
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void answersThatAreNotExpectedAreCounted() throws Exception {
        try (Server server = Servers.start(engine, 1, 404, 0)) {
            assertThat(run(server.url(), expecting("404", ""), 50, 1, 1).unexpected()).isZero();
            PressResult other = run(server.url(), expecting("200,300-399", ""), 50, 1, 1);
            assertThat(other.unexpected()).isEqualTo(50);
            assertThat(other.requests()).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "10, false", "200000, false", "10, true", "200000, true"})
    void bodiesAreCompared(int size, boolean chunked) throws Exception {
        String body = "x".repeat(size);
        FixedAnswer answer = FixedAnswer.of(200, ResponseBody.ofText(body));
        Site site = Site.of(chunked ? answer.inChunks() : answer);
        try (Server server = Servers.start(engine, site)) {
            String right = sha256(body);
            String wrong = sha256(body + "x");
            assertThat(run(server.url(), expecting("", right), 60, 3, 1).unexpected()).isZero();
            assertThat(run(server.url(), expecting("", wrong), 60, 3, 1).unexpected())
                    .isEqualTo(60);
        }
    }

    @Test
    void aBodyThatChangesIsSeen() throws Exception {
        String script = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
        try (ScriptedServer server =
                new ScriptedServer(n -> script + (n % 10 == 9 ? "zz" : "ab"))) {
            PressResult result = run(server.url(), expecting("", sha256("ab")), 200, 1, 1);
            assertThat(result.unexpected()).isEqualTo(20);
        }
    }
}
