package io.headrace.tls;

import javax.net.ssl.SSLEngine;

/**
 * Makes the TLS engines of one loop's connections, and takes them back; used by that loop alone.
 */
public interface LoopEngines extends AutoCloseable {
    /** The engine of a new connection. */
    SSLEngine make();

    /** Takes back the engine of a connection that has ended; it is not used any more. */
    void release(SSLEngine engine);

    /** Whether its ciphers work faster on arrays than on native memory. */
    boolean isFasterOnArrays();

    /** The loop has ended; all its engines have been released. */
    @Override
    void close();
}
