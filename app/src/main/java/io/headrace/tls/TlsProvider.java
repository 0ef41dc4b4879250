package io.headrace.tls;

import io.headrace.fault.Fault;

import java.util.function.Supplier;

/**
 * A library that speaks TLS; others than the JDK are found as a service, {@link TlsLibraries}.
 *
 * <p>What both sides make is called by each loop at its start, on any thread.
 */
public interface TlsProvider {
    /** Its name in options and results, such as `jdk`. */
    String name();

    /**
     * Loads what it needs.
     *
     * @throws Fault when it does not work on this machine
     */
    void load();

    /** Engines that connect; sessions are kept for each loop. */
    Supplier<LoopEngines> client(ClientSide side);

    /** Engines that accept; sessions are shared by all loops. */
    Supplier<LoopEngines> server(ServerSide side);
}
