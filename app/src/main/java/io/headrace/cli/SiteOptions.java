package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Site;
import io.headrace.serve.StaticFiles;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** What the reference server answers. */
final class SiteOptions {
    private static final int OK = 200;

    @Option(
            names = "--status",
            paramLabel = "CODE",
            description = "status of every answer, 200 to 599; default 200")
    private @Nullable Integer status;

    @Option(
            names = "--body-size",
            paramLabel = "BYTES",
            converter = Converters.Size.class,
            description = "length of every body, such as 64KiB; default 0")
    private @Nullable Long bodySize;

    @Option(names = "--body", paramLabel = "FILE", description = "every body is this file")
    private @Nullable Path bodyFile;

    @Option(
            names = "--chunked",
            description = "send every body in chunks, without its length; not with --root")
    private boolean chunked;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "serve the files of this folder, and nothing outside of it")
    private @Nullable Path root;

    @Option(
            names = "--index",
            defaultValue = "index.html",
            paramLabel = "NAME",
            split = ",",
            description = "with --root: the file that stands for its folder")
    private List<String> index = List.of();

    Site site() {
        if (root == null) {
            FixedAnswer answer = FixedAnswer.of(status == null ? OK : status, body());
            return Site.of(chunked ? answer.inChunks() : answer);
        }
        if (status != null || bodySize != null || bodyFile != null || chunked) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--root " + root + " with --status, --body-size, --body or --chunked",
                    "files have their own status, body and length",
                    "give one or the other");
        }
        return Site.of(new StaticFiles(root, index));
    }

    private ResponseBody body() {
        if (bodyFile != null) {
            return ResponseBody.ofFile(bodyFile);
        }
        return ResponseBody.ofSize(bodySize == null ? 0 : bodySize);
    }
}
