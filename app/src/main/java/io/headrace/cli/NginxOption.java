package io.headrace.cli;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import java.nio.file.Path;

/** The option of `serve` that takes all it is to do from a configuration of nginx. */
final class NginxOption {
    /** What the file says, and the command line cannot say at the same time. */
    private static final String[] EXCLUDED = {
        "--status",
        "--body",
        "--body-size",
        "--root",
        "--unix",
        "--keepalive-requests",
        "--access-log",
        "--max-connections"
    };

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--nginx-conf",
            paramLabel = "FILE",
            description = {
                "serve what this configuration of nginx says; what it asks for and serve does not"
                        + " have is refused; --listen, --threads, --pin and --engine win over it"
            })
    private @Nullable Path file;

    /**
     * The file, or null when the option is not given.
     *
     * @throws Fault when it is given together with an option that says what the file says
     */
    @Nullable Path file() {
        if (file != null) {
            for (String other : EXCLUDED) {
                if (isGiven(other)) {
                    throw new Fault(
                            Fault.Kind.BAD_INPUT,
                            "--nginx-conf " + file + " with " + other,
                            "the file says what is served",
                            "leave " + other + " out, or write it into the file");
                }
            }
        }
        return file;
    }

    /** Whether an option stands on the command line. */
    boolean isGiven(String name) {
        ParseResult parsed = command == null ? null : command.commandLine().getParseResult();
        return parsed != null && parsed.hasMatchedOption(name);
    }
}
