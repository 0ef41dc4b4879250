package io.headrace.tls;

import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

/** One side of TLS, ready to be used by any number of loops. */
public interface TlsEngines {
    /**
     * Makes the engine of each connection of the calling loop.
     *
     * <p>Clients get a session cache for each loop, so that loops never wait for each other; a
     * server has one for all, since a client that comes again may meet another loop.
     */
    Supplier<SSLEngine> forLoop();

    /** What all loops together have counted. */
    TlsCounters counters();
}
