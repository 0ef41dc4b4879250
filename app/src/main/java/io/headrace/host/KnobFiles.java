package io.headrace.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings that can move the request rate, as files below `proc/sys` and `sys/kernel/mm`,
 * Documentation/admin-guide/sysctl and Documentation/networking/ip-sysctl.rst (Linux 6.12).
 */
final class KnobFiles {
    private static final String SYSCTL = "proc/sys/";
    private static final String HUGEPAGES = "sys/kernel/mm/transparent_hugepage/";

    /** Folders of which all matters that bears such a name. */
    private record Folder(String path, Pattern names) {}

    private static final List<Folder> FOLDERS =
            List.of(
                    new Folder("net/core", Pattern.compile(".*")),
                    new Folder("net/ipv4", Pattern.compile("tcp_.*")),
                    new Folder("net/netfilter", Pattern.compile("nf_conntrack_.*")));

    private static final List<String> SINGLE =
            List.of(
                    "net/ipv4/ip_early_demux",
                    "net/ipv4/ip_local_port_range",
                    "net/ipv4/ip_local_reserved_ports",
                    "net/ipv4/conf/all/arp_announce",
                    "net/ipv4/conf/all/arp_ignore",
                    "net/ipv4/conf/all/rp_filter",
                    "kernel/numa_balancing",
                    "kernel/nmi_watchdog",
                    "kernel/perf_event_paranoid",
                    "kernel/sched_autogroup_enabled",
                    "kernel/timer_migration",
                    "kernel/unprivileged_bpf_disabled",
                    "fs/file-max",
                    "fs/nr_open",
                    "vm/min_free_kbytes",
                    "vm/stat_interval",
                    "vm/swappiness",
                    "vm/zone_reclaim_mode");

    /** Keys that are secret: neither a result nor a captured tree may carry them. */
    private static final Set<String> SECRET =
            Set.of("net/ipv4/tcp_fastopen_key", "net/core/netdev_rss_key");

    /** Those of net/core that each network namespace has, net/core/sysctl_net_core.c. */
    private static final Pattern OF_NAMESPACE =
            Pattern.compile(
                    "net/(?!core/).*|net/core/(?:optmem_max|[rw]mem_default|[rw]mem_max"
                            + "|rps_default_mask|somaxconn|tstamp_allow_data|txrehash|xfrm_.*)");

    private KnobFiles() {}

    /** By name; only those that this kernel has. */
    static List<Knob> read(Survey survey) {
        List<Knob> knobs = new ArrayList<>();
        for (Folder folder : FOLDERS) {
            for (String name : survey.root().list(SYSCTL + folder.path)) {
                if (folder.names.matcher(name).matches()) {
                    add(survey, folder.path + "/" + name, knobs);
                }
            }
        }
        SINGLE.forEach(sysctl -> add(survey, sysctl, knobs));
        for (String name : List.of("enabled", "defrag")) {
            add(survey, HUGEPAGES + name, "mm.transparent_hugepage." + name, false, knobs);
        }
        knobs.sort(Comparator.comparing(Knob::name));
        return knobs;
    }

    private static void add(Survey survey, String sysctl, List<Knob> knobs) {
        if (!SECRET.contains(sysctl)) {
            boolean ofNamespace = OF_NAMESPACE.matcher(sysctl).matches();
            add(survey, SYSCTL + sysctl, sysctl.replace('/', '.'), ofNamespace, knobs);
        }
    }

    private static void add(
            Survey survey, String path, String name, boolean ofNamespace, List<Knob> knobs) {
        Boolean writable = survey.root().writable(path);
        if (writable != null) {
            String text = survey.text(path);
            knobs.add(
                    new Knob(
                            name,
                            path,
                            text == null ? null : text.strip(),
                            ofNamespace ? Knob.Scope.NETWORK_NAMESPACE : Knob.Scope.HOST,
                            writable));
        }
    }
}
