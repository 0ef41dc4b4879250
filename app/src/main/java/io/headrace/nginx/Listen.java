package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;

/**
 * Where a server listens: an address, or the path of a Unix socket.
 *
 * @param address null for a Unix socket
 * @param unixPath null for an address
 */
public record Listen(Position at, @Nullable InetSocketAddress address, @Nullable String unixPath) {
    /** Whether both mean the same place. */
    boolean isSamePlace(Listen other) {
        return new Listen(at, other.address, other.unixPath).equals(this);
    }
}
