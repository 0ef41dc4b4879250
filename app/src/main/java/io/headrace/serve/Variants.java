package io.headrace.serve;

/**
 * One answer in the three forms in which it tells what becomes of the connection.
 *
 * @param persistent for HTTP/1.1 requests that keep the connection, which is the default there
 * @param keepAlive for HTTP/1.0 requests that asked to keep it, and must be told that it is
 * @param closing the last answer of a connection
 */
record Variants(PreparedAnswer persistent, PreparedAnswer keepAlive, PreparedAnswer closing) {
    PreparedAnswer of(Request request) {
        if (!request.keepsAlive) {
            return closing;
        }
        return request.head.minorVersion() == 0 ? keepAlive : persistent;
    }

    void setDate(long epochSeconds) {
        persistent.setDate(epochSeconds);
        keepAlive.setDate(epochSeconds);
        closing.setDate(epochSeconds);
    }

    void free() {
        persistent.free();
        keepAlive.free();
        closing.free();
    }
}
