package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody can set on a machine and that moves a result: two results with the same settings
 * can be compared. Null is what the machine does not tell.
 *
 * <p>Apart from {@link Host}, which every verb needs at its start: only documents tell these.
 *
 * @param power how CPUs save power
 * @param nics the network devices that are up, by name
 * @param irqMapDigest the same for two results exactly when interrupts were placed the same
 * @param cgroup what this process may use at most
 * @param congestionControl of new TCP connections, tcp(7)
 * @param qdisc of new network devices, such as `fq_codel`
 * @param somaxconn the longest accept queue, listen(2)
 * @param synBacklog the most connections being set up on a port without SYN cookies, tcp(7)
 * @param portRange local ports of connections made, such as `32768-60999`, ip(7)
 * @param transparentHugepages `always`, `madvise` or `never`
 */
public record Settings(
        CpuPower power,
        List<Nic> nics,
        @Nullable String irqMapDigest,
        Cgroup cgroup,
        @Nullable String congestionControl,
        @Nullable String qdisc,
        @Nullable Integer somaxconn,
        @Nullable Integer synBacklog,
        @Nullable String portRange,
        @Nullable String transparentHugepages) {
    private static final String HUGEPAGES = "sys/kernel/mm/transparent_hugepage/enabled";
    private static final Pattern CHOSEN = Pattern.compile("\\[([a-z+]+)]");

    public Settings {
        nics = List.copyOf(nics);
    }

    /** Reads all of it: a file for each interrupt and device, so some milliseconds. */
    public static Settings read(HostRoot root) {
        return new Settings(
                CpuPower.read(root),
                Nic.up(root),
                Interrupts.digest(root),
                Cgroup.read(root),
                root.value("proc/sys/net/ipv4/tcp_congestion_control"),
                root.value("proc/sys/net/core/default_qdisc"),
                number(root.value("proc/sys/net/core/somaxconn")),
                number(root.value("proc/sys/net/ipv4/tcp_max_syn_backlog")),
                portRange(root.value("proc/sys/net/ipv4/ip_local_port_range")),
                chosen(root.value(HUGEPAGES)));
    }

    private static @Nullable String portRange(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", "-");
    }

    /** The word in brackets of a file that shows all choices; null when there is none. */
    public static @Nullable String chosen(@Nullable String choices) {
        Matcher chosen = CHOSEN.matcher(choices == null ? "" : choices);
        return chosen.find() ? chosen.group(1) : null;
    }

    /** A number of at least 0; null when it is none. */
    static @Nullable Integer number(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? null : Integer.valueOf(text);
    }
}
