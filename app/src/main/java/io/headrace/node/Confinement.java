package io.headrace.node;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;
import io.headrace.kernel.Affinity;
import io.headrace.units.CpuSet;

/** Which CPUs a whole process may use: every thread it has, and so every thread it starts. */
public final class Confinement {
    private static final int ROUNDS = 3;

    private Confinement() {}

    /** Confines this process. */
    public static void ofThisProcess(CpuSet cpus) {
        of("self", cpus);
    }

    /**
     * Keeps this process, with its compiler and collector, off the CPUs that its loops will take:
     * each binds itself to one of the given, in turn. When they leave none, it may use all of them.
     */
    public static void besideLoops(CpuSet cpus, int loops) {
        CpuSet others = cpus.minus(cpus.take(Math.min(loops, cpus.size())));
        ofThisProcess(others.isEmpty() ? cpus : others);
    }

    /** Confines another process that this one started. */
    static void of(long pid, CpuSet cpus) {
        of(Long.toString(pid), cpus);
    }

    private static void of(String pid, CpuSet cpus) {
        if (cpus.isEmpty()) {
            return;
        }
        int[] numbers = cpus.toArray();
        HostRoot root = HostRoot.thisMachine();
        // Again, because a thread not seen yet may have started another meanwhile.
        for (int round = 0; round < ROUNDS; round++) {
            for (String tid : root.list("proc/" + pid + "/task")) {
                confineThread(Integer.parseInt(tid), numbers);
            }
        }
    }

    private static void confineThread(int tid, int[] cpus) {
        try {
            Affinity.set(tid, cpus);
        } catch (Fault e) {
            // A thread that has ended meanwhile (ESRCH) needs no place.
            if (e.kind() != Fault.Kind.INTERNAL) {
                throw e;
            }
        }
    }
}
