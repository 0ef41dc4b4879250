package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Site.Location;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Which location answers which path. */
@BothEngines
class SiteTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private static Location prefix(String path, int status) {
        return new Location(false, path, text(status, path));
    }

    private static Location exact(String path, int status) {
        return new Location(true, path, text(status, path));
    }

    private static FixedAnswer text(int status, String text) {
        return FixedAnswer.of(status, ResponseBody.ofText(text));
    }

    private static final Site SITE =
            new Site(
                    List.of(
                            prefix("/images", 201),
                            exact("/images/logo", 202),
                            prefix("/images/large/", 203),
                            exact("/", 206)));

    @ParameterizedTest
    @CsvSource({
        "/images, 201, /images",
        "/imagesque, 201, /images",
        "/images/logo, 202, /images/logo",
        "/images/logo?v=1, 202, /images/logo",
        "/images/logo/2, 201, /images",
        "/images/large, 201, /images",
        "/images/large/a, 203, /images/large/",
        "/images/large/../small, 201, /images",
        "/x/../images//large/%61, 203, /images/large/",
        "http://a/images/logo, 202, /images/logo",
        "/, 206, /",
        "/image, 404, ''",
        "/../images, 404, ''",
        "/images/%00, 400, ''"
    })
    void theExactOneWinsThenTheLongestPrefix(String target, int status, String body) {
        try (Server server = Servers.start(engine, SITE);
                Exchange exchange = new Exchange(server.url())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
            String last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            String all = exchange.send(request).send(last).readAll();
            assertThat(all)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains(
                            "Content-Length: " + body.length() + "\r\n\r\n" + body + "HTTP/1.1 206")
                    .endsWith("\r\n\r\n/");
        }
    }

    @Test
    void equalRequestsFindTheirOwnAnswersInTurn() {
        try (Server server = Servers.start(engine, SITE);
                Exchange exchange = new Exchange(server.url())) {
            for (int round = 0; round < 3; round++) {
                for (String path : List.of("/", "/", "/images", "/images", "/nowhere")) {
                    exchange.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
                    String status =
                            switch (path) {
                                case "/" -> "206";
                                case "/images" -> "201";
                                default -> "404";
                            };
                    assertThat(exchange.readUntil("\r\n\r\n")).contains("HTTP/1.1 " + status);
                }
            }
        }
    }

    @Test
    void aBodyIsReadBeforeItsLocationAnswers() {
        try (Server server = Servers.start(engine, SITE);
                Exchange exchange = new Exchange(server.url())) {
            exchange.send("POST /images HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na");
            exchange.send("bPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            assertThat(exchange.readUntil("\r\n\r\n/images")).contains("HTTP/1.1 201");
            assertThat(exchange.readUntil("\r\n\r\n/")).contains("HTTP/1.1 206");
        }
    }

    @Test
    void aTypeThatIsNotGivenIsNotTold() {
        FixedAnswer typed = new FixedAnswer(200, "text/html", ResponseBody.ofText("<p>"));
        FixedAnswer untyped = new FixedAnswer(200, null, ResponseBody.ofText("a"));
        Site site =
                new Site(
                        List.of(
                                new Location(false, "/t", typed),
                                new Location(false, "/", untyped)));
        try (Server server = Servers.start(engine, site);
                Exchange exchange = new Exchange(server.url())) {
            String all = exchange.send("GET /t HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("<p>");
            assertThat(all).contains("Content-Type: text/html\r\n");
            exchange.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(exchange.readUntil("\r\n\r\n")).doesNotContain("Content-Type");
        }
    }

    @Test
    void whatNoSiteCanBeIsRefused() {
        assertThatThrownBy(() -> new Site(List.of(prefix("/a", 200), prefix("/a", 201))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> prefix("a", 200)).hasMessageContaining("slash");
        assertThatThrownBy(() -> prefix("/a", 199)).hasMessageContaining("200 to 599");
        assertThat(new Site(List.of(prefix("/a", 200), exact("/a", 201))).locations()).hasSize(2);
    }
}
