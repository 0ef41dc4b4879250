package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.http.RequestScanner;
import io.headrace.serve.Limits;

import picocli.CommandLine.Option;

/** What a client may take of the reference server. */
final class LimitOptions {
    @Option(
            names = "--max-body",
            defaultValue = "1GiB",
            paramLabel = "BYTES",
            converter = Converters.Size.class,
            description = "longest body of a request, else 413; default ${DEFAULT-VALUE}")
    private long maxBody;

    @Option(
            names = "--header-timeout",
            defaultValue = "10s",
            paramLabel = "TIME",
            converter = Converters.Duration.class,
            description =
                    "how long the head of a request may take to arrive, else 408; 0 is without"
                            + " end; default ${DEFAULT-VALUE}")
    private long headerTimeoutNs;

    @Option(
            names = "--idle-timeout",
            defaultValue = "75s",
            paramLabel = "TIME",
            converter = Converters.Duration.class,
            description =
                    "how long a connection may be silent until it is closed; 0 is without end;"
                            + " default ${DEFAULT-VALUE}")
    private long idleTimeoutNs;

    @Option(
            names = "--max-connections",
            defaultValue = "0",
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "open connections; further ones get 503; 0 is any number, the default")
    private long maxConnections;

    @Option(
            names = "--keepalive-requests",
            defaultValue = "0",
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "requests of one connection; 0 is any number, the default")
    private long keepaliveRequests;

    Limits limits() {
        if (maxBody > RequestScanner.MAX_BODY) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--max-body of " + maxBody + " bytes",
                    "no body is taken that is longer than 1 GiB",
                    "choose a smaller size, such as 1MiB");
        }
        return new Limits(
                maxBody, headerTimeoutNs, idleTimeoutNs, maxConnections, keepaliveRequests);
    }
}
