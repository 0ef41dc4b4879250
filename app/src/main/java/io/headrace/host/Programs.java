package io.headrace.host;

import io.headrace.host.Rewriter.Touches;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The running programs, by the files `proc/N/comm`, proc_pid_comm(5); those of other users are seen
 * too, but not through a container's own process namespace.
 *
 * @param byName the lowest process of each name; names are cut to 15 letters by the kernel
 */
record Programs(Map<String, Integer> byName) {
    /** TASK_COMM_LEN, {@code linux/sched.h}, without the final zero. */
    private static final int COMM = 15;

    private static final Map<String, Set<Touches>> REWRITERS =
            Map.ofEntries(
                    Map.entry("irqbalance", Set.of(Touches.INTERRUPTS)),
                    Map.entry(
                            "tuned",
                            Set.of(
                                    Touches.INTERRUPTS,
                                    Touches.SYSCTLS,
                                    Touches.FREQUENCY,
                                    Touches.LINKS,
                                    Touches.MEMORY)),
                    Map.entry("bpftune", Set.of(Touches.SYSCTLS, Touches.LINKS)),
                    Map.entry("NetworkManager", Set.of(Touches.LINKS)),
                    Map.entry("systemd-networkd", Set.of(Touches.LINKS)),
                    Map.entry("dhclient", Set.of(Touches.LINKS)),
                    Map.entry("dhcpcd", Set.of(Touches.LINKS)),
                    Map.entry(
                            "google_guest_agent",
                            Set.of(Touches.INTERRUPTS, Touches.STEERING, Touches.LINKS)),
                    Map.entry("waagent", Set.of(Touches.LINKS)),
                    Map.entry("cilium-agent", Set.of(Touches.LINKS, Touches.SYSCTLS)),
                    Map.entry("kubelet", Set.of(Touches.SYSCTLS)),
                    Map.entry("kube-proxy", Set.of(Touches.FIREWALL, Touches.SYSCTLS)),
                    Map.entry("dockerd", Set.of(Touches.FIREWALL, Touches.LINKS)),
                    Map.entry("firewalld", Set.of(Touches.FIREWALL)),
                    Map.entry("power-profiles-daemon", Set.of(Touches.FREQUENCY)),
                    Map.entry("thermald", Set.of(Touches.FREQUENCY)),
                    Map.entry("auto-cpufreq", Set.of(Touches.FREQUENCY)),
                    Map.entry("numad", Set.of(Touches.MEMORY)));

    static Programs read(Survey survey) {
        Map<String, Integer> byName = new TreeMap<>();
        for (int pid : survey.numbered("proc", "")) {
            String name = survey.root().value("proc/" + pid + "/comm");
            if (name != null) {
                byName.putIfAbsent(name, pid);
            }
        }
        return new Programs(byName);
    }

    /** The process of a program; null when none runs. */
    @Nullable Integer pid(String program) {
        return byName.get(program.substring(0, Math.min(COMM, program.length())));
    }

    /** Those known to change settings, by name. */
    List<Rewriter> rewriters() {
        List<Rewriter> running = new ArrayList<>();
        new TreeMap<>(REWRITERS)
                .forEach((program, touches) -> {
                    Integer pid = pid(program);
                    if (pid != null) {
                        running.add(new Rewriter(program, pid, touches));
                    }
                });
        return running;
    }
}
