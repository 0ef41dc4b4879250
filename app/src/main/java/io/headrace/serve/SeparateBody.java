package io.headrace.serve;

import io.headrace.loop.Connection;
import io.headrace.loop.Transport;

/** A body that is sent from where it lies, behind the head of its answer. */
abstract class SeparateBody {
    /** Hands it to the transport: how many bytes it has. */
    abstract long send(Transport transport, Connection to);

    /** One in memory that all loops share. */
    static SeparateBody of(ResponseBody body) {
        return new SeparateBody() {
            @Override
            long send(Transport transport, Connection to) {
                transport.sendStable(to, body.address(), body.length());
                return body.length();
            }
        };
    }
}
