package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a machine that change what a run measures, so that two results can be told to
 * have been taken alike.
 *
 * @param settings name → the kernel's own text, of those that could be read
 * @param nics the interfaces that are up, without loopback
 * @param irqMapDigest SHA-256 over names and affinities of all interrupts; null when not told
 * @param loadAverage of the last minute, when it was read; NaN when not told
 */
public record Manifest(
        Map<String, String> settings,
        List<Nic> nics,
        @Nullable String irqMapDigest,
        double loadAverage) {

    /**
     * A network interface.
     *
     * @param driver null for a virtual one
     * @param speedMbps 0 when not told
     */
    public record Nic(String name, @Nullable String driver, int mtu, int speedMbps) {}

    private static final String NET = "sys/class/net";

    /** Where each setting is read. */
    private static final Map<String, String> FILES =
            Map.ofEntries(
                    Map.entry("governor", "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
                    Map.entry("idle_driver", "sys/devices/system/cpu/cpuidle/current_driver"),
                    Map.entry("smt", "sys/devices/system/cpu/smt/control"),
                    Map.entry("congestion_control", "proc/sys/net/ipv4/tcp_congestion_control"),
                    Map.entry("default_qdisc", "proc/sys/net/core/default_qdisc"),
                    Map.entry("somaxconn", "proc/sys/net/core/somaxconn"),
                    Map.entry("tcp_max_syn_backlog", "proc/sys/net/ipv4/tcp_max_syn_backlog"),
                    Map.entry("ip_local_port_range", "proc/sys/net/ipv4/ip_local_port_range"),
                    Map.entry("tcp_tw_reuse", "proc/sys/net/ipv4/tcp_tw_reuse"),
                    Map.entry("transparent_hugepage", "sys/kernel/mm/transparent_hugepage/enabled"),
                    Map.entry("numa_balancing", "proc/sys/kernel/numa_balancing"),
                    Map.entry("nf_conntrack_max", "proc/sys/net/netfilter/nf_conntrack_max"));

    public Manifest {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        nics = List.copyOf(nics);
    }

    /** Reads all of it; what is missing is left out, never an error. */
    public static Manifest read(HostRoot root) {
        Map<String, String> settings = new TreeMap<>();
        FILES.forEach((name, file) -> put(settings, name, root.value(file)));
        addCgroup(root, settings);
        return new Manifest(settings, nics(root), irqMapDigest(root), loadAverage(root));
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value.replace('\t', ' '));
        }
    }

    /** The limits of the version 2 group this process is in, cgroups(7). */
    private static void addCgroup(HostRoot root, Map<String, String> settings) {
        String groups = root.value("proc/self/cgroup");
        String own =
                groups == null
                        ? null
                        : groups.lines()
                                .filter(line -> line.startsWith("0::"))
                                .map(line -> line.substring(3))
                                .findFirst()
                                .orElse(null);
        if (own != null) {
            for (String file : List.of("cpu.max", "memory.max", "cpuset.cpus.effective")) {
                put(settings, "cgroup_" + file, root.value("sys/fs/cgroup" + own + "/" + file));
            }
        }
    }

    private static List<Nic> nics(HostRoot root) {
        List<Nic> nics = new ArrayList<>();
        for (String name : root.list(NET)) {
            String folder = NET + "/" + name + "/";
            if (!name.equals("lo") && "up".equals(root.value(folder + "operstate"))) {
                String driver = root.link(folder + "device/driver");
                nics.add(
                        new Nic(
                                name,
                                driver == null ? null : driver.replaceFirst(".*/", ""),
                                number(root.value(folder + "mtu")),
                                Math.max(0, number(root.value(folder + "speed")))));
            }
        }
        return nics;
    }

    private static int number(@Nullable String text) {
        return text == null || !text.matches("-?\\d{1,9}") ? 0 : Integer.parseInt(text);
    }

    private static @Nullable String irqMapDigest(HostRoot root) {
        List<String> lines = new ArrayList<>();
        String interrupts = root.read("proc/interrupts");
        for (String line : interrupts == null ? new String[0] : interrupts.split("\n", -1)) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].matches("\\d+:")) {
                String irq = words[0].substring(0, words[0].length() - 1);
                String affinity = root.value("proc/irq/" + irq + "/smp_affinity_list");
                lines.add(irq + " " + words[words.length - 1] + " " + affinity);
            }
        }
        Collections.sort(lines);
        return lines.isEmpty() ? null : sha256(String.join("\n", lines));
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static double loadAverage(HostRoot root) {
        String text = root.value("proc/loadavg");
        return text == null ? Double.NaN : Double.parseDouble(text.split(" ", -1)[0]);
    }
}
