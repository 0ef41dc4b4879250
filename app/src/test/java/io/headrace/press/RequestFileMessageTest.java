package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a file of requests holds never parts the line that refuses it. */
class RequestFileMessageTest {
    @TempDir Path folder;

    @Test
    void controlCharactersAreMadeVisible() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "GET /a\r/b \u001b[2J c\n");
        RequestOrder order = new RequestOrder("GET", List.of(), "", false, file.toString(), "", "");
        RequestFile requests = new RequestFile(order, Target.parse("http://127.0.0.1:8089/"));
        Fault fault = catchThrowableOfType(Fault.class, requests::read);
        assertThat(fault.line()).contains("a.txt:1: GET /a?/b ?[2J c");
    }
}
