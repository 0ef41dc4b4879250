package io.headrace.tls;

/** One side of TLS, ready to be used by any number of loops. */
public interface TlsEngines {
    /** Which library speaks. */
    TlsChoice choice();

    /**
     * Makes what makes the engine of each connection of the calling loop.
     *
     * <p>Clients get a session cache for each loop, so that loops never wait for each other; a
     * server has one for all, since a client that comes again may meet another loop.
     */
    LoopEngines forLoop();

    /** What all loops together have counted. */
    TlsCounters counters();
}
