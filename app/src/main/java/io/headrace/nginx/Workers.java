package io.headrace.nginx;

import io.headrace.units.CpuSet;

import java.util.List;

/**
 * The workers of nginx, which are threads here.
 *
 * @param count how many, or {@link #AUTO}
 * @param connections how many each may have open
 * @param pinned whether each is bound to a CPU
 * @param cpus those they are bound to, one each in turn; empty for all the process may use
 * @param epoll whether epoll(7) is asked for
 */
public record Workers(int count, int connections, boolean pinned, CpuSet cpus, boolean epoll) {
    /** As many as there are CPUs. */
    public static final int AUTO = 0;

    private static final int COUNT_MAX = 4096;
    private static final int CONNECTIONS = 512;

    /** Reads what stands at the top level and in `events`. */
    static Workers read(List<Directive> main, List<Directive> events) {
        int count = 1;
        int connections = CONNECTIONS;
        boolean epoll = false;
        Directive affinity = null;
        for (Directive directive : main) {
            switch (directive.name()) {
                case "worker_processes" -> count = count(directive);
                case "worker_cpu_affinity" -> affinity = directive;
                default -> {}
            }
        }
        for (Directive directive : events) {
            switch (directive.name()) {
                case "worker_connections" ->
                        connections = Values.number(directive, 1, Integer.MAX_VALUE);
                case "use" -> epoll = isEpoll(directive);
                default -> {}
            }
        }
        CpuSet cpus =
                affinity == null || CpuMasks.isAuto(affinity)
                        ? CpuSet.EMPTY
                        : CpuMasks.read(affinity, count);
        return new Workers(count, connections, affinity != null, cpus, epoll);
    }

    private static int count(Directive directive) {
        return directive.argument(0).equals("auto") ? AUTO : Values.number(directive, 1, COUNT_MAX);
    }

    private static boolean isEpoll(Directive directive) {
        String method = directive.argument(0);
        if (!method.equals("epoll")) {
            throw directive.badValue(
                    method, "there is no such engine", "write epoll, or leave it out for the best");
        }
        return true;
    }
}
