package io.headrace.press;

import io.headrace.loop.Transport;

/** Puts the requests of one loop on its connections. */
interface Requests extends AutoCloseable {
    /**
     * Sends those of a connection that have begun and are not sent.
     *
     * @return how many bytes they have
     */
    long send(Transport transport, PressConnection connection, long now);

    @Override
    void close();
}
