package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The facts of one machine that a result has to carry and that threads are placed by.
 *
 * @param kernel the release, as {@code uname -r} prints it; {@link #UNKNOWN} when not told
 * @param cpuModel the model name; on aarch64, which has none, the implementer and part numbers
 * @param cpus the online CPUs, ascending
 * @param nodes how many NUMA nodes have an online CPU; at least 1
 * @param allowedCpus the online CPUs this process may use, so that taskset, cpusets and containers
 *     are honoured; all online CPUs when not told
 * @param clocksource the current one; {@link #UNKNOWN} when not told
 * @param mitigations vulnerability → the kernel's own words; empty when not told
 * @param virtualisation the hypervisor, {@code none} on bare metal, null when not told
 */
public record Host(
        String kernel,
        String cpuModel,
        List<Cpu> cpus,
        int nodes,
        CpuSet allowedCpus,
        String clocksource,
        Map<String, String> mitigations,
        @Nullable String virtualisation) {

    /** What stands for a text that the machine does not tell. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern COSTLY =
            Pattern.compile("Mitigation: (PTI|IBRS|untrained return thunk|Safe RET|.*IBPB).*");

    private static final String STATUS = "proc/self/status";
    private static final String VULNERABILITIES = "sys/devices/system/cpu/vulnerabilities";
    private static final String CLOCKSOURCE =
            "sys/devices/system/clocksource/clocksource0/current_clocksource";

    public Host {
        cpus = List.copyOf(cpus);
        mitigations = Collections.unmodifiableMap(new TreeMap<>(mitigations));
    }

    /** Reads all of it; whatever is missing is told as unknown, never as an error. */
    public static Host read(HostRoot root) {
        return read(new Survey(root));
    }

    static Host read(Survey survey) {
        HostRoot root = survey.root();
        CpuInfo info = CpuInfo.read(root);
        Topology topology = Topology.read(survey, info.processors());
        return new Host(
                orUnknown(root.value("proc/sys/kernel/osrelease")),
                orUnknown(info.model()),
                topology.cpus(),
                topology.nodes(),
                allowed(survey, topology.online()),
                orUnknown(root.value(CLOCKSOURCE)),
                mitigations(root),
                Virtualisation.read(root, info));
    }

    /** Those of the {@link #mitigations} that make each call into the kernel dearer. */
    public Map<String, String> costlyMitigations() {
        Map<String, String> costly = new TreeMap<>(mitigations);
        costly.values().removeIf(state -> !COSTLY.matcher(state).matches());
        return costly;
    }

    /** All online CPUs. */
    public CpuSet online() {
        return CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
    }

    /** The online CPUs of one NUMA node. */
    public CpuSet ofNode(int node) {
        return CpuSet.of(
                cpus.stream().filter(cpu -> cpu.node() == node).mapToInt(Cpu::id).toArray());
    }

    /** The physical cores as sets of sibling CPUs, by node, then package, then core. */
    public List<CpuSet> cores() {
        Comparator<Cpu> order =
                Comparator.comparingInt(Cpu::node)
                        .thenComparingInt(Cpu::packageId)
                        .thenComparingInt(Cpu::core)
                        .thenComparingInt(Cpu::id);
        return cpus.stream().sorted(order).map(Cpu::siblings).distinct().toList();
    }

    /**
     * The affinity this process was started with, fs/proc/array.c task_cpus_allowed (Linux 6.12).
     *
     * <p>Of the process, not of the calling thread: a worker that has pinned itself must not make
     * the machine look like one CPU.
     */
    private static CpuSet allowed(Survey survey, CpuSet online) {
        String list = KeyValues.first(survey.root().read(STATUS), "Cpus_allowed_list");
        CpuSet told = survey.cpuList(STATUS, list);
        CpuSet allowed = told == null ? online : told.intersect(online);
        return allowed.isEmpty() ? online : allowed;
    }

    private static Map<String, String> mitigations(HostRoot root) {
        Map<String, String> states = new TreeMap<>();
        for (String name : root.list(VULNERABILITIES)) {
            String state = root.value(VULNERABILITIES + "/" + name);
            if (state != null) {
                states.put(name, state);
            }
        }
        return states;
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }
}
