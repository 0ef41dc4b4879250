package io.headrace.http;

import static io.headrace.http.Cases.ascii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a request, as they go out. */
class RequestTemplateTest {
    private static final byte[] NOTHING = {};

    @Test
    void aPlainGet() {
        assertThat(text("GET", "/a?b", List.of(), NOTHING, false))
                .isEqualTo(
                        lines("GET /a?b HTTP/1.1", "Host: h:80", "User-Agent: headrace", "", ""));
    }

    @Test
    void headersOfTheUserComeInOrderAndReplaceOurs() {
        List<String> headers = List.of("user-agent:me", "X: a: b ", "hOST:  other", "Empty:");
        assertThat(text("GET", "/", headers, NOTHING, false))
                .isEqualTo(
                        lines(
                                "GET / HTTP/1.1",
                                "user-agent: me",
                                "X: a: b",
                                "hOST: other",
                                "Empty: ",
                                "",
                                ""));
    }

    @Test
    void aUserAgentWithoutAValueIsLeftOut() {
        assertThat(text("GET", "/", List.of("user-agent: ", "X: a"), NOTHING, false))
                .isEqualTo(lines("GET / HTTP/1.1", "Host: h:80", "X: a", "", ""));
    }

    @Test
    void aBodyHasItsLength() {
        assertThat(text("GET", "/", List.of(), ascii("hello"), true))
                .isEqualTo(
                        lines(
                                "GET / HTTP/1.1",
                                "Host: h:80",
                                "User-Agent: headrace",
                                "Content-Length: 5",
                                "Connection: close",
                                "",
                                "hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void methodsThatNeedALengthHaveOneWithoutABody(String method) {
        assertThat(text(method, "/", List.of(), NOTHING, false)).contains("Content-Length: 0\r\n");
    }

    @Test
    void framingOfTheUserStays() {
        assertThat(text("POST", "/", List.of("content-length: 7"), ascii("hello"), false))
                .contains("content-length: 7\r\n")
                .doesNotContain("Content-Length");
        byte[] chunks = ascii("0\r\n\r\n");
        assertThat(text("POST", "/", List.of("Transfer-Encoding: chunked"), chunks, false))
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n0\r\n\r\n");
    }

    @Test
    void whatIsBuiltIsAlsoTaken() {
        RequestHead head = new RequestHead();
        byte[] request =
                RequestTemplate.bytes(
                        "POST", "/", "[::1]:80", List.of("X: \u00e4"), ascii("hello"), true);
        assertThat(RequestScans.scan(request, head)).isEqualTo(request.length - 5);
        assertThat(RequestScans.describe(head)).isEqualTo("POST 1.1 close length=5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no colon here",
                ": no name",
                " X: leading space",
                "X : space before the colon",
                "X\u00e4: not a token",
                "\u0148: not a token whose low byte is one",
                "X: a\rb",
                "X: a\nb",
                "X: a\r\nY: b",
                "X: a\0b",
                "X: a\u007fb",
                "",
            })
    void headersThatNoRequestMayHoldAreRefused(String line) {
        String shown = line.replaceAll("[\\x00-\\x1f\\x7f].*(?s:.*)", "");
        assertThatThrownBy(() -> text("GET", "/", List.of(line), NOTHING, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(shown);
    }

    @Test
    void aRefusalShowsControlCharactersAsEscapes() {
        assertThatThrownBy(() -> text("GET", "/", List.of("X: a\r\n\u001bb"), NOTHING, false))
                .hasMessage("not a valid header: X: a\\x0d\\x0a\\x1bb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GE T", "GET\r\n", "G\u00c4T", "\u0147ET"})
    void aMethodIsAToken(String method) {
        assertThatThrownBy(() -> text(method, "/", List.of(), NOTHING, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a b", "/a\r\nX: y", "/\u00e4", "/a#b", "/\t"})
    void aTargetHoldsNoSpaceNorControl(String target) {
        assertThatThrownBy(() -> text("GET", target, List.of(), NOTHING, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request target");
    }

    @Test
    void aHostHoldsNoLineEnd() {
        assertThatThrownBy(
                        () -> RequestTemplate.bytes("GET", "/", "a\r\n", List.of(), NOTHING, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host");
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static String text(
            String method, String target, List<String> headers, byte[] body, boolean close) {
        byte[] bytes = RequestTemplate.bytes(method, target, "h:80", headers, body, close);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
