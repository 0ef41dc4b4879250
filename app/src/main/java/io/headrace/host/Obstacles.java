package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * What of a machine can come in the way of a single run: few enough files to be read after each,
 * unlike all {@link Settings}. Null is what the machine does not tell.
 *
 * @param governor of the CPU frequency; several with commas where CPUs differ
 * @param somaxconn the longest accept queue, listen(2)
 * @param localPorts how many ports one address has for connections made, ip(7)
 * @param tracked connections that the firewall keeps a record of,
 *     Documentation/networking/nf_conntrack-sysctl.rst (Linux 6.12)
 * @param trackedMax how many it can
 */
public record Obstacles(
        @Nullable String governor,
        @Nullable Integer somaxconn,
        @Nullable Integer localPorts,
        @Nullable Integer tracked,
        @Nullable Integer trackedMax) {
    /** Nothing told. */
    public static final Obstacles UNKNOWN = new Obstacles(null, null, null, null, null);

    private static final String NET = "proc/sys/net/";

    public static Obstacles read(HostRoot root) {
        return new Obstacles(
                CpuPower.governor(root),
                Settings.number(root.value(NET + "core/somaxconn")),
                ports(root.value(NET + "ipv4/ip_local_port_range")),
                Settings.number(root.value(NET + "netfilter/nf_conntrack_count")),
                Settings.number(root.value(NET + "netfilter/nf_conntrack_max")));
    }

    private static @Nullable Integer ports(@Nullable String range) {
        if (range == null || !range.matches("[0-9]{1,5}\\s+[0-9]{1,5}")) {
            return null;
        }
        String[] ends = range.split("\\s+", -1);
        return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
    }
}
