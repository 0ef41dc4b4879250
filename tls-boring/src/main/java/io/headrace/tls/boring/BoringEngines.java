package io.headrace.tls.boring;

import io.headrace.tls.ClientSide;
import io.headrace.tls.LoopEngines;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.SSL;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLEngine;

/**
 * Makes the engines of one loop.
 *
 * <p>They hold native memory, which no collector frees: each must be released, once.
 */
final class BoringEngines implements LoopEngines {
    private final ReferenceCountedOpenSslContext context;
    private final @Nullable ClientSide client;

    /**
     * Takes over a context.
     *
     * @param client what a client's engines have in common; null for a server's
     */
    BoringEngines(ReferenceCountedOpenSslContext context, @Nullable ClientSide client) {
        this.context = context;
        this.client = client;
    }

    @Override
    public SSLEngine make() {
        // The allocator is asked for little: what is given to an engine lies in native memory.
        if (client == null) {
            return context.newEngine(UnpooledByteBufAllocator.DEFAULT);
        }
        SSLEngine engine =
                context.newEngine(UnpooledByteBufAllocator.DEFAULT, client.host(), client.port());
        refuseToRenegotiate((ReferenceCountedOpenSslEngine) engine);
        return engine;
    }

    /** Netty's clients would agree to it once. */
    private static void refuseToRenegotiate(ReferenceCountedOpenSslEngine engine) {
        try {
            SSL.setRenegotiateMode(engine.sslPointer(), SSL.SSL_RENEGOTIATE_NEVER);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void release(SSLEngine engine) {
        if (engine instanceof ReferenceCountedOpenSslEngine boring && boring.refCnt() > 0) {
            boring.release();
        }
    }

    @Override
    public boolean isFasterOnArrays() {
        return false;
    }

    @Override
    public void close() {
        context.release();
    }
}
