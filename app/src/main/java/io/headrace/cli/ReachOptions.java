package io.headrace.cli;

import io.headrace.press.ReachOrder;
import io.headrace.units.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

import java.util.List;

/** How connections are made. */
final class ReachOptions {
    @Option(
            names = "--connect-to",
            paramLabel = "HOST:PORT",
            description = "connect there; the request still names the URL's host")
    private String connectTo = "";

    @Option(names = "--unix", paramLabel = "PATH", description = "connect to a Unix socket")
    private String unix = "";

    @Option(
            names = "--source",
            split = ",",
            paramLabel = "ADDR",
            description = "addresses that connections come from in turn, parted by commas")
    private List<String> sources = List.of();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            converter = Converters.Duration.class,
            description = "longest wait for a connection; default that of --timeout")
    private @Nullable Long connectTimeoutNs;

    @Option(
            names = "--connections-per-second",
            paramLabel = "RATE",
            converter = Converters.Rate.class,
            description = "make no more connections than that a second")
    private double connectionsPerSecond;

    @Option(
            names = "--reconnect",
            paramLabel = "TIME|never",
            converter = Pause.class,
            description = "pause before a failed connection is made again; default 10ms")
    private long reconnectNs = ReachOrder.RECONNECT_NS;

    /** A time, or `never`. */
    static final class Pause implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return text.equals("never") ? ReachOrder.NEVER : Durations.parseNs(text);
        }
    }

    boolean isUnix() {
        return !unix.isEmpty();
    }

    ReachOrder order(long timeoutNs) {
        return new ReachOrder(
                connectTo,
                unix,
                sources,
                connectTimeoutNs == null ? timeoutNs : connectTimeoutNs,
                connectionsPerSecond,
                reconnectNs);
    }
}
