package io.headrace.diagnose;

import io.headrace.observe.CpuShare;
import io.headrace.observe.Delta;
import io.headrace.observe.LinkUse;
import io.headrace.observe.ThreadShare;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All a verdict is made from: one window of one load, seen on the client's machine.
 *
 * @param delta of the client's machine, over the measured window
 * @param clientThreads the threads that make load; not the JVM's own
 * @param serverThreads the threads that answer; empty when the server is not ours to see
 * @param clientCpus where the client's threads may run; empty when not known or not limited
 * @param serverCpus where a server on this machine may run; empty when not known or not limited
 * @param usableCpus the CPUs both may use at most, as the cpuset of a container; empty for all
 * @param targetIsLocal whether the server runs on this machine
 * @param generator what the client tells of itself
 */
public record Situation(
        Delta delta,
        List<ThreadShare> clientThreads,
        List<ThreadShare> serverThreads,
        CpuSet clientCpus,
        CpuSet serverCpus,
        CpuSet usableCpus,
        boolean targetIsLocal,
        Generator generator) {
    public Situation {
        clientThreads = List.copyOf(clientThreads);
        serverThreads = List.copyOf(serverThreads);
    }

    /** The measured shares of all CPUs that may be used. */
    List<CpuShare> usable() {
        return usableCpus.isEmpty() ? delta.cpus() : delta.cpus(usableCpus);
    }

    /** The measured shares of the CPUs that client and server are known to use, else of all. */
    List<CpuShare> used() {
        CpuSet used = targetIsLocal ? clientCpus.union(serverCpus) : clientCpus;
        boolean known = !clientCpus.isEmpty() && (!targetIsLocal || !serverCpus.isEmpty());
        return known ? delta.cpus(used) : usable();
    }

    /** The measured shares of the CPUs that the client's threads were last seen on. */
    List<CpuShare> ofClientThreads() {
        return delta.cpus(
                CpuSet.of(
                        clientThreads.stream()
                                .mapToInt(ThreadShare::cpu)
                                .filter(cpu -> cpu >= 0)
                                .toArray()));
    }

    /** The link that carries the load; null when it stays on this machine or is not known. */
    @Nullable LinkUse link() {
        return targetIsLocal ? null : delta.link();
    }

    /** Whether a server on this machine may run anywhere and none of its threads is known. */
    boolean serverIsHidden() {
        return targetIsLocal && serverThreads.isEmpty() && serverCpus.isEmpty();
    }
}
