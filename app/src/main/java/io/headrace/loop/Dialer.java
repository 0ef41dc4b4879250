package io.headrace.loop;

import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;

import java.util.List;

/**
 * Opens the sockets of one loop that connect to the addresses of one target, each in turn.
 *
 * <p>With several source addresses they come from each in turn: one address has only as many ports
 * to one target as `ip_local_port_range` says, 28,232 by default.
 */
public final class Dialer implements AutoCloseable {
    private final List<Endpoint> targets;
    private final long[] targetSockaddrs;
    private final List<Endpoint> sources;
    private final long[] sourceSockaddrs;
    private int turn;
    private int sourceTurn;
    private int current;

    /**
     * A dialer for the calling loop.
     *
     * @param targets at least one
     * @param sources where connections come from, with port 0, one at least for each family among
     *     the targets; empty leaves it to the kernel
     * @param turn which target and which source are the first
     */
    public Dialer(List<Endpoint> targets, List<Endpoint> sources, int turn) {
        this.targets = List.copyOf(targets);
        this.sources = List.copyOf(sources);
        this.turn = turn % targets.size();
        sourceTurn = sources.isEmpty() ? 0 : turn % sources.size();
        targetSockaddrs = targets.stream().mapToLong(Endpoint::mapped).toArray();
        sourceSockaddrs = sources.stream().mapToLong(Endpoint::mapped).toArray();
    }

    /** Address of the `sockaddr` that the socket opened last connects to. */
    long sockaddr() {
        return targetSockaddrs[current];
    }

    /** Its length. */
    int length() {
        return targets.get(current).length();
    }

    /** A socket that is ready to connect to the next target, or a negative errno. */
    int open() {
        current = turn;
        turn = (turn + 1) % targetSockaddrs.length;
        Endpoint target = targets.get(current);
        int fd = Socket.tryOpen(target.family());
        if (fd < 0) {
            return fd;
        }
        int result = target.isUnix() ? 0 : Socket.setNoDelay(fd);
        if (result >= 0 && sourceSockaddrs.length > 0) {
            result = bind(fd, target.family());
        }
        if (result < 0) {
            Socket.close(fd);
            return result;
        }
        return fd;
    }

    private int bind(int fd, int family) {
        int source;
        do {
            source = sourceTurn;
            sourceTurn = (sourceTurn + 1) % sourceSockaddrs.length;
        } while (sources.get(source).family() != family);
        return Socket.bindAddress(fd, sourceSockaddrs[source], sources.get(source).length());
    }

    @Override
    public void close() {
        unmap(targets, targetSockaddrs);
        unmap(sources, sourceSockaddrs);
    }

    private static void unmap(List<Endpoint> endpoints, long[] sockaddrs) {
        for (int i = 0; i < sockaddrs.length; i++) {
            Memory.unmap(sockaddrs[i], endpoints.get(i).length());
        }
    }
}
