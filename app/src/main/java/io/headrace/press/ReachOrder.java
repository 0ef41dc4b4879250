package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;

import java.util.List;

/**
 * How connections are made, in plain values.
 *
 * @param connectTo `HOST:PORT` to connect to instead of the URL's; empty for the URL's
 * @param unix path of a Unix socket to connect to instead; empty for none
 * @param sources addresses that connections come from in turn; empty leaves it to the kernel
 * @param connectTimeoutNs longest wait for a connection
 * @param connectionsPerSecond most connections made a second; 0 for no limit
 * @param reconnectNs pause before a connection that failed is made again; {@link #NEVER} leaves it
 */
public record ReachOrder(
        String connectTo,
        String unix,
        List<String> sources,
        long connectTimeoutNs,
        double connectionsPerSecond,
        long reconnectNs) {
    /** As the pause before a connection is made again. */
    public static final long NEVER = -1;

    /** A pause that keeps a refused connection from costing a CPU. */
    public static final long RECONNECT_NS = 10_000_000L;

    private static final long CONNECT_TIMEOUT_NS = 5_000_000_000L;

    /** Straight to the URL. */
    public static final ReachOrder DIRECT =
            new ReachOrder("", "", List.of(), CONNECT_TIMEOUT_NS, 0, RECONNECT_NS);

    /** Straight to one address, whatever others the URL's host has. */
    public static ReachOrder to(Endpoint endpoint) {
        return new ReachOrder(endpoint.text(), "", List.of(), CONNECT_TIMEOUT_NS, 0, RECONNECT_NS);
    }

    public ReachOrder {
        sources = List.copyOf(sources);
    }

    void check() {
        if (!connectTo.isEmpty() && !unix.isEmpty()) {
            throw bad("--connect-to and --unix", "there is one place to go", "give one of them");
        }
        if (!unix.isEmpty() && !sources.isEmpty()) {
            throw bad("--source with --unix", "a Unix socket has no address", "leave one out");
        }
        if (connectTimeoutNs <= 0) {
            throw bad(
                    "--connect-timeout 0",
                    "a connection needs some time",
                    "try --connect-timeout 5s");
        }
        if (!(connectionsPerSecond >= 0 && connectionsPerSecond <= 1e9)) {
            throw bad(
                    "--connections-per-second " + connectionsPerSecond,
                    "it must be above 0",
                    "choose a rate such as 1k");
        }
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
