package io.headrace.serve;

import io.headrace.http.RequestScanner;

/**
 * What a client may take of the server.
 *
 * @param maxHead bytes of a request's head with its empty line, at most 16 KiB; longer is 431
 * @param maxBody bytes of a request's body, at most 1 GiB; longer is 413
 * @param headerTimeoutNs time a head may take from its first byte to its last, in nanoseconds; then
 *     408; 0 is without end
 * @param idleTimeoutNs time without a byte in either direction, in nanoseconds; then the connection
 *     is closed; 0 is without end
 * @param maxConnections open connections of the whole server; further ones get 503; 0 is any number
 * @param keepaliveRequests requests of one connection, the last of which is answered with
 *     `Connection: close`; 0 is any number
 */
public record Limits(
        long maxHead,
        long maxBody,
        long headerTimeoutNs,
        long idleTimeoutNs,
        long maxConnections,
        long keepaliveRequests) {
    /** As generous as nginx, and without a cap. */
    public static final Limits DEFAULT =
            new Limits(
                    RequestScanner.MAX_HEAD,
                    RequestScanner.MAX_BODY,
                    10_000_000_000L,
                    75_000_000_000L,
                    0,
                    0);
}
