package io.headrace.tls.boring;

import io.headrace.tls.ServerSide;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.util.IllegalReferenceCountException;

import org.jspecify.annotations.Nullable;

/** The one context of a server's loops; it is freed when the last of them gives it back. */
final class SharedContext {
    private final ServerSide side;
    private @Nullable ReferenceCountedOpenSslContext context;

    SharedContext(ServerSide side) {
        this.side = side;
    }

    /** For one loop, which releases it. */
    synchronized ReferenceCountedOpenSslContext take() {
        ReferenceCountedOpenSslContext current = context;
        if (current != null && isRetained(current)) {
            return current;
        }
        context = Contexts.server(side);
        return context;
    }

    private static boolean isRetained(ReferenceCountedOpenSslContext context) {
        try {
            context.retain();
            return true;
        } catch (IllegalReferenceCountException e) {
            return false; // the last loop has ended
        }
    }
}
