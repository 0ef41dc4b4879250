package io.headrace.observe;

import io.headrace.host.HostRoot;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

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
        for (int pid : pids) {
            String folder = "proc/" + pid + "/fd";
            for (String fd : root.list(folder)) {
                String target = root.link(folder + "/" + fd);
                if (target != null && target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        List<InetSocketAddress> found = new ArrayList<>();
        for (String table : List.of("proc/net/tcp", "proc/net/tcp6")) {
            String text = root.read(table);
            if (text != null) {
                text.lines().forEach(line -> addListener(line.strip().split(" +"), inodes, found));
            }
        }
        return found;
    }

    private static void addListener(
            String[] fields, Set<String> inodes, List<InetSocketAddress> found) {
        if (fields.length > INODE
                && fields[STATE].equals(LISTEN)
                && inodes.contains(fields[INODE])) {
            InetSocketAddress address = address(fields[LOCAL_ADDRESS]);
            if (address != null && !found.contains(address)) {
                found.add(address);
            }
        }
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
            return new InetSocketAddress(
                    InetAddress.getByAddress(network.array()),
                    Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            return null; // neither 4 nor 16 bytes: not an address this program knows
        }
    }
}
