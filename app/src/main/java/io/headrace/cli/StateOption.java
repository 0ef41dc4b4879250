package io.headrace.cli;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where the journal is. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "/var/lib/headrace",
            description = "the journal's folder; default ${DEFAULT-VALUE}")
    private Path folder = Path.of("");

    Path folder() {
        return folder.toAbsolutePath();
    }
}
