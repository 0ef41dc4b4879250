package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.press.RequestOrder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is asked, and what is to be answered. */
final class RequestOptions {
    @Option(
            names = {"-k", "--keep-alive"},
            description = "keep connections alive; always on, so that others' habits work")
    private boolean keepAlive;

    @Option(names = "--close", description = "a new connection for every request")
    private boolean close;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'Name: value'",
            description = "a header line; repeatable")
    private List<String> headers = List.of();

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = "default GET, with a body POST")
    private @Nullable String method;

    @Option(
            names = {"-b", "--body"},
            paramLabel = "BODY|@FILE",
            description = {
                "body of every request; here, in headers and in the URL,",
                "{seq} counts, {rand:1-1000} is a number, {pick:FILE} a line"
            })
    private @Nullable String body;

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            description = {
                "several requests: a URL or path a line, such as 3 GET /a with a weight,",
                "or requests as they travel, parted by lines of ### (weight=3)"
            })
    private @Nullable String file;

    @Option(
            names = "--expect-status",
            paramLabel = "CODES",
            description = "which answers are right, such as 200,300-399; others are counted")
    private String expectStatus = "";

    @Option(
            names = "--expect-body-sha256",
            paramLabel = "HEX",
            description = "the digest every body must have; others are counted")
    private String expectBody = "";

    RequestOrder order() {
        if (keepAlive && close) {
            throw bad("-k and --close", "one is the opposite of the other", "give one of them");
        }
        String text = body == null ? "" : bodyText(body);
        String usual = body == null ? "GET" : "POST";
        return new RequestOrder(
                method == null ? usual : method,
                headers,
                text,
                close,
                file == null ? "" : file,
                expectStatus,
                expectBody);
    }

    private static String bodyText(String body) {
        if (!body.startsWith("@")) {
            return new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }
        String file = body.substring(1);
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw bad("-b @" + file, "the file is missing or may not be read", "check the path");
        }
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
