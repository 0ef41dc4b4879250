package io.headrace.observe;

import io.headrace.host.HostRoot;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP ports that processes listen on, proc_net_tcp(5). */
public final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Where these processes listen, in the order of the kernel's tables; none when not seen. */
    public static List<InetSocketAddress> of(HostRoot root, List<Integer> pids) {
        Set<String> inodes = new HashSet<>();
        pids.forEach(pid -> inodes.addAll(sockets(root, pid)));
        return listeners(root)
                .filter(fields -> inodes.contains(fields[INODE]))
                .map(fields -> address(fields[LOCAL_ADDRESS]))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Those of the processes that listen on one of the ports, as far as they let us see it. */
    public static Set<Integer> owners(HostRoot root, Set<Integer> ports, List<Integer> pids) {
        Set<String> inodes =
                listeners(root)
                        .filter(fields -> ports.contains(port(fields[LOCAL_ADDRESS])))
                        .map(fields -> fields[INODE])
                        .collect(Collectors.toSet());
        return pids.stream()
                .filter(pid -> !Collections.disjoint(sockets(root, pid), inodes))
                .collect(Collectors.toSet());
    }

    /** The inodes of a process's open sockets. */
    private static Set<String> sockets(HostRoot root, int pid) {
        Set<String> inodes = new HashSet<>();
        String folder = "proc/" + pid + "/fd";
        for (String fd : root.list(folder)) {
            String target = root.link(folder + "/" + fd);
            if (target != null && target.startsWith("socket:[")) {
                inodes.add(target.substring("socket:[".length(), target.length() - 1));
            }
        }
        return inodes;
    }

    /** The fields of the lines of listeners, which are few among thousands of connections. */
    private static Stream<String[]> listeners(HostRoot root) {
        return Stream.of("proc/net/tcp", "proc/net/tcp6")
                .map(root::read)
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .filter(line -> line.contains(LISTEN))
                .map(line -> line.strip().split(" +", -1))
                .filter(fields -> fields.length > INODE && fields[STATE].equals(LISTEN));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    /** Such as `0100007F:1F90`: words of four bytes in the machine's order, then the port. */
    private static @Nullable InetSocketAddress address(String text) {
        int colon = text.indexOf(':');
        byte[] words = HexFormat.of().parseHex(text.substring(0, colon));
        ByteBuffer network = ByteBuffer.allocate(words.length);
        ByteBuffer host = ByteBuffer.wrap(words).order(ByteOrder.nativeOrder());
        while (host.hasRemaining()) {
            network.putInt(host.getInt());
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(network.array()), port(text));
        } catch (UnknownHostException e) {
            return null; // neither 4 nor 16 bytes: not an address this program knows
        }
    }
}
