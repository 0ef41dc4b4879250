package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any file is a list of requests or is refused in one line that names the file; a request that is
 * the same each time is one that the RFC knows and no more than one.
 */
class RequestFileFuzzTest {
    private static final Target TARGET = Target.parse("http://127.0.0.1:8089/");
    private static final Pattern HEAD =
            Pattern.compile(
                    "[!#$%&'*+.^_`|~0-9A-Za-z-]++ [!-~]++ HTTP/1\\.1\r\n"
                            + "(?:[!#$%&'*+.^_`|~0-9A-Za-z-]++:[\t\\x20-\\x7e\\x80-\\xff]*+\r\n)*+"
                            + "\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?imd)^content-length: *([0-9]+)");

    @TempDir static Path folder;

    @FuzzTest
    void requestFile(byte[] bytes) throws IOException {
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("{pick:")) {
            return; // it would read a file of this machine
        }
        Path file = Files.write(folder.resolve("requests.txt"), bytes);
        RequestOrder order = new RequestOrder("GET", List.of(), "", false, file.toString(), "", "");
        try {
            List<RequestText> requests = new RequestFile(order, TARGET).read();
            assertThat(requests).isNotEmpty();
            requests.forEach(RequestFileFuzzTest::check);
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
            assertThat(fault.line()).contains("requests.txt").doesNotContain("\n", "\r");
        }
    }

    private static void check(RequestText request) {
        assertThat(request.weight()).isBetween(1, 10_000);
        byte[] bytes = request.fixedBytes();
        if (bytes == null) {
            return;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher head = HEAD.matcher(text);
        assertThat(head.lookingAt()).as("the head of %s", text).isTrue();
        Matcher length = LENGTH.matcher(head.group());
        if (head.end() < text.length()) {
            assertThat(
                            length.find()
                                    || head.group()
                                            .toLowerCase(Locale.ROOT)
                                            .contains("\ntransfer-encoding:"))
                    .as("the body of %s is framed", text)
                    .isTrue();
        }
    }
}
