package io.headrace.tls;

import java.util.List;
import java.util.function.Supplier;

/** The side that connects: asks one server for HTTP/1.1, and checks who answers. */
final class ClientTls implements TlsEngines {
    private final TlsChoice choice;
    private final Supplier<LoopEngines> loops;
    private final TlsCounters counters = new TlsCounters();

    /** Checks the order, whose files are read now. */
    ClientTls(TlsOrder order, String host, int port) {
        choice = order.engine().choose();
        loops = choice.provider().client(side(order, host, port));
    }

    private static ClientSide side(TlsOrder order, String host, int port) {
        TlsVersion only = order.only();
        return new ClientSide(
                host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
                port,
                order.certificate() == null || order.key() == null
                        ? null
                        : Identity.of(order.certificate(), order.key()),
                order.insecure()
                        ? Trust.blind()
                        : order.authorities() == null
                                ? Trust.usual()
                                : Trust.of(order.authorities().certificates()),
                !order.insecure(),
                only == null ? List.of(TlsVersion.V1_3, TlsVersion.V1_2) : List.of(only),
                order.resumes());
    }

    @Override
    public TlsChoice choice() {
        return choice;
    }

    @Override
    public LoopEngines forLoop() {
        return loops.get();
    }

    @Override
    public TlsCounters counters() {
        return counters;
    }
}
