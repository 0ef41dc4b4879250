package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

class TargetPathTest {
    private static final int AT = TargetPath.MAX;

    /** The path as text, or the status of the failure. */
    private static String read(String target) {
        String request = "OPTIONS " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(AT + 2L * TargetPath.MAX);
            MemorySegment.copy(
                    request.getBytes(ISO_8859_1),
                    0,
                    memory,
                    ValueLayout.JAVA_BYTE,
                    AT,
                    request.length());
            RequestHead head = new RequestHead();
            int length = RequestScanner.scan(memory, AT, AT + request.length(), head);
            assertThat(length).as(target).isEqualTo(request.length());
            TargetPath path = new TargetPath(memory, 0);
            int result = path.read(head);
            if (result != TargetPath.WHOLE) {
                return String.valueOf(result);
            }
            byte[] bytes =
                    memory.asSlice(path.address(), path.length()).toArray(ValueLayout.JAVA_BYTE);
            return new String(bytes, ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/b.html, /a/b.html",
        "/a?b=/../c, /a",
        "/?, /",
        "//, /",
        "///a//b///, /a/b/",
        "/a/./b, /a/b",
        "/a/., /a/",
        "/., /",
        "/a/.., /",
        "/a/../b, /b",
        "/a/b/../../c/, /c/",
        "/a/...,/a/...",
        "/.well-known/x, /.well-known/x",
        "/..a/b.., /..a/b..",
        "/%61, /a",
        "/%2e%2E/a/.%2e, -404",
        "/a/%2e%2e/b, /b",
        "/a%2f..%2fb, /b",
        "/a%2Fb, /a/b",
        "/a%3Fb?c, /a?b",
        "/a%20b, '/a b'",
        "/%e4, /\u00e4",
        "/.., -404",
        "/../, -404",
        "/a/../../b, -404",
        "/%, -400",
        "/%4, -400",
        "/%4g, -400",
        "/%4?1, -400",
        "/a%00b, -400",
        "*, /",
        "http://a, /",
        "http://a?b, /",
        "http://a/b/c?d, /b/c",
        "https://a:1/%62, /b"
    })
    void isDecodedAndWithoutDots(String target, String path) {
        assertThat(read(target)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e", "..", "/", "%2f", "a", ".", "%00", "%", "?"})
    void noMixtureOfPiecesLeavesTheRoot(String first) {
        String[] pieces = {"/", "..", ".", "%2e", "%2F", "a", "b%2e", "%2e%2e", "//"};
        Random random = new Random(first.hashCode());
        for (int i = 0; i < 20_000; i++) {
            StringBuilder target = new StringBuilder("/").append(first);
            int count = random.nextInt(8);
            for (int piece = 0; piece < count; piece++) {
                target.append(pieces[random.nextInt(pieces.length)]);
            }
            String path = read(target.toString());
            if (!path.startsWith("-")) {
                assertThat(path).as("%s", target).startsWith("/").doesNotContain("//");
                assertThat(path.split("/", -1)).as("%s", target).doesNotContain("..", ".");
            }
        }
    }

    @Test
    void theLongestTargetFits() {
        String target = "/%61/./" + "a".repeat(TargetPath.MAX - 60);
        assertThat(read(target)).isEqualTo("/a/" + "a".repeat(TargetPath.MAX - 60));
    }
}
