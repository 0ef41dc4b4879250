package io.headrace.diagnose;

import io.headrace.observe.CpuShare;
import io.headrace.observe.ThreadShare;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The client or the server, as far as it can be seen: its threads, and the CPUs nobody else uses.
 *
 * <p>CPUs that both sides may use are left out: when one of those is full, it does not tell whose
 * work filled it.
 *
 * @param ownCpus for a hidden server: those outside the client's set
 */
record Side(String name, List<ThreadShare> threads, List<CpuShare> ownCpus) {

    static Side client(Situation s) {
        CpuSet own = s.targetIsLocal() ? s.clientCpus().minus(s.serverCpus()) : s.clientCpus();
        return new Side("client", s.clientThreads(), s.delta().cpus(own));
    }

    static Side server(Situation s) {
        return new Side("server", s.serverThreads(), serverCpus(s));
    }

    private static List<CpuShare> serverCpus(Situation s) {
        if (s.serverIsHidden() && !s.clientCpus().isEmpty()) {
            return s.usable().stream().filter(cpu -> !s.clientCpus().contains(cpu.cpu())).toList();
        }
        CpuSet own = s.serverCpus().minus(s.clientCpus());
        return s.targetIsLocal() ? s.delta().cpus(own) : List.of();
    }

    /** Whether anything of it was measured. */
    boolean isSeen() {
        return !threads.isEmpty() || !ownCpus.isEmpty();
    }

    boolean isFull() {
        return busiestPct() >= Thresholds.FULL_PCT;
    }

    /** The fullest thing of this side, thread or CPU; 0 when nothing was seen. */
    double busiestPct() {
        ThreadShare thread = busiestThread();
        CpuShare cpu = busiestCpu();
        return Math.max(thread == null ? 0 : thread.busyPct(), cpu == null ? 0 : cpu.busyPct());
    }

    @Nullable ThreadShare busiestThread() {
        return threads.stream().max(Comparator.comparingDouble(ThreadShare::busyPct)).orElse(null);
    }

    @Nullable CpuShare busiestCpu() {
        return ownCpus.stream().max(Comparator.comparingDouble(CpuShare::busyPct)).orElse(null);
    }

    /** All threads together, in percent of one CPU. */
    double threadsPct() {
        return threads.stream().mapToDouble(ThreadShare::busyPct).sum();
    }

    /** Its fullest thread and CPU, and waiting worth telling. */
    List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        ThreadShare thread = busiestThread();
        if (thread != null) {
            String origin = "CPU time of thread " + thread.name();
            all.add(new Evidence(name + " thread busiest", thread.busyPct(), "%", origin));
            if (thread.waitPct() >= Thresholds.WAIT_PCT) {
                String waited = "run queue time of thread " + thread.name();
                all.add(new Evidence(name + " thread waits", thread.waitPct(), "%", waited));
            }
        }
        CpuShare cpu = busiestCpu();
        if (cpu != null) {
            String origin = "proc/stat of CPU " + cpu.cpu();
            all.add(new Evidence(name + " CPU busiest", cpu.busyPct(), "%", origin));
        }
        return all;
    }

    /** What is full, in words: {@code its thread press-0 uses 99 % of a CPU}. */
    String fullest() {
        ThreadShare thread = busiestThread();
        CpuShare cpu = busiestCpu();
        if (thread != null && thread.busyPct() >= Thresholds.FULL_PCT) {
            return "its thread " + thread.name() + " uses " + round(thread.busyPct()) + " of a CPU";
        }
        return cpu == null
                ? "nothing of it was seen"
                : "its CPU " + cpu.cpu() + " is " + round(cpu.busyPct()) + " busy";
    }

    static String round(double pct) {
        return Math.round(pct) + " %";
    }
}
