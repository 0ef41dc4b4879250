package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.http.RequestScanner;
import io.headrace.serve.Limits;

import picocli.CommandLine.Option;

/** What a client may take of the reference server. */
final class LimitOptions {
    @Option(
            names = "--max-head",
            defaultValue = "16KiB",
            paramLabel = "BYTES",
            converter = Converters.Size.class,
            description = "longest head of a request, else 431; default ${DEFAULT-VALUE}")
    private long maxHead;

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
        atMost("--max-head", maxHead, RequestScanner.MAX_HEAD, "16 KiB", "8KiB");
        atMost("--max-body", maxBody, RequestScanner.MAX_BODY, "1 GiB", "1MiB");
        return new Limits(
                maxHead,
                maxBody,
                headerTimeoutNs,
                idleTimeoutNs,
                maxConnections,
                keepaliveRequests);
    }

    private static void atMost(String option, long bytes, long most, String told, String such) {
        if (bytes > most) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    option + " of " + bytes + " bytes",
                    "the server takes at most " + told,
                    "choose a smaller size, such as " + such);
        }
    }
}
