package io.headrace.tls.boring;

import io.headrace.fault.Fault;
import io.headrace.tls.ClientSide;
import io.headrace.tls.LoopEngines;
import io.headrace.tls.ServerSide;
import io.headrace.tls.TlsProvider;
import io.netty.handler.ssl.OpenSsl;

import java.util.function.Supplier;

/** TLS by BoringSSL. */
public final class BoringTls implements TlsProvider {
    /** Makes it for {@link java.util.ServiceLoader}. */
    public BoringTls() {}

    @Override
    public String name() {
        return "boringssl";
    }

    @Override
    public void load() {
        Throwable obstacle = OpenSsl.unavailabilityCause();
        if (obstacle != null) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "no boringssl: " + innermost(obstacle),
                    "its native library is not made for this system, or must not be unpacked",
                    "use --tls-engine jdk");
        }
    }

    private static Throwable innermost(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    @Override
    public Supplier<LoopEngines> client(ClientSide side) {
        return () -> new BoringEngines(Contexts.client(side), side);
    }

    @Override
    public Supplier<LoopEngines> server(ServerSide side) {
        SharedContext shared = new SharedContext(side);
        return () -> new BoringEngines(shared.take(), null);
    }
}
