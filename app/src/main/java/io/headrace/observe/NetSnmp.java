package io.headrace.observe;

import io.headrace.host.HostRoot;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The TCP counters of one network namespace from {@code net/snmp} and {@code net/netstat},
 * net/ipv4/proc.c snmp_seq_show and netstat_seq_show (Linux 6.12).
 *
 * <p>Both files are pairs of lines, names and then values. They are read by name only: the places
 * move with every kernel.
 *
 * @param counters {@code Tcp.OutSegs}, {@code TcpExt.ListenDrops}, … since the namespace was made
 */
public record NetSnmp(Map<String, Long> counters) {
    public NetSnmp {
        counters = Map.copyOf(counters);
    }

    /**
     * The counters of a host.
     *
     * @param networkOf the process whose network namespace is meant; null for the reader's own
     */
    public static NetSnmp read(HostRoot root, @Nullable Integer networkOf) {
        String net = networkOf == null ? "proc/net/" : "proc/" + networkOf + "/net/";
        String snmp = root.read(net + "snmp");
        String netstat = root.read(net + "netstat");
        return parse((snmp == null ? "" : snmp) + "\n" + (netstat == null ? "" : netstat));
    }

    public static NetSnmp parse(String text) {
        Map<String, Long> counters = new HashMap<>();
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            pair(lines.get(i), lines.get(i + 1), counters);
        }
        return new NetSnmp(counters);
    }

    /** The value of one counter, such as {@code Tcp.OutSegs}; -1 when this kernel has none. */
    public long value(String name) {
        return counters.getOrDefault(name, Counter.UNKNOWN);
    }

    /** One group; a pair whose labels or lengths differ is left out rather than misread. */
    private static void pair(String names, String values, Map<String, Long> counters) {
        String[] keys = names.strip().split("\\s+", -1);
        String[] numbers = values.strip().split("\\s+", -1);
        if (!keys[0].equals(numbers[0]) || keys.length != numbers.length) {
            return;
        }
        String group = keys[0].replace(":", ".");
        for (int i = 1; i < keys.length; i++) {
            // Signed ones, such as MaxConn -1, are settings and not counters.
            if (numbers[i].matches("[0-9]+")) {
                counters.put(group + keys[i], Long.parseUnsignedLong(numbers[i]));
            }
        }
    }
}
