package io.headrace.loop;

import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;

import java.util.List;

/**
 * Opens the sockets of one loop that connect to one target.
 *
 * <p>With several source addresses they come from each in turn: one address has only as many ports
 * to one target as `ip_local_port_range` says, 28,232 by default.
 */
public final class Dialer implements AutoCloseable {
    private final Endpoint target;
    private final long sockaddr;
    private final List<Endpoint> sources;
    private final long[] sourceSockaddrs;
    private int turn;

    /**
     * A dialer for the calling loop.
     *
     * @param sources where connections come from, with port 0; empty leaves it to the kernel
     * @param turn which source is the first
     */
    public Dialer(Endpoint target, List<Endpoint> sources, int turn) {
        this.target = target;
        this.sources = List.copyOf(sources);
        this.turn = turn;
        sockaddr = target.mapped();
        sourceSockaddrs = sources.stream().mapToLong(Endpoint::mapped).toArray();
    }

    Endpoint target() {
        return target;
    }

    /** Address of the target's `sockaddr`. */
    long sockaddr() {
        return sockaddr;
    }

    /** A socket that is ready to connect, or a negative errno. */
    int open() {
        int fd = Socket.tryOpen(target.family());
        if (fd < 0) {
            return fd;
        }
        int result = target.isUnix() ? 0 : Socket.setNoDelay(fd);
        if (result >= 0 && sourceSockaddrs.length > 0) {
            int source = turn++ % sourceSockaddrs.length;
            result = Socket.bindAddress(fd, sourceSockaddrs[source], sources.get(source).length());
        }
        if (result < 0) {
            Socket.close(fd);
            return result;
        }
        return fd;
    }

    @Override
    public void close() {
        Memory.unmap(sockaddr, target.length());
        for (int i = 0; i < sourceSockaddrs.length; i++) {
            Memory.unmap(sourceSockaddrs[i], sources.get(i).length());
        }
    }
}
