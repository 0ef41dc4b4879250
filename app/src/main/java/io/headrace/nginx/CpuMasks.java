package io.headrace.nginx;

import io.headrace.fault.Fault;
import io.headrace.units.CpuSet;

import java.util.List;
import java.util.regex.Pattern;

/** Reads `worker_cpu_affinity`: `auto`, or a binary mask for each worker. */
final class CpuMasks {
    private static final Pattern MASK = Pattern.compile("[01]{1,1024}");

    private CpuMasks() {}

    /** Whether the CPUs are to be taken in turn from those the process may use. */
    static boolean isAuto(Directive directive) {
        return directive.argument(0).equals("auto") && directive.arguments().size() == 1;
    }

    /** The CPUs of masks that name one CPU for each worker. */
    static CpuSet read(Directive directive, int workers) {
        List<String> masks = directive.arguments();
        if (masks.getFirst().equals("auto")) {
            return cpus(directive, masks.size() == 2 ? masks.get(1) : "");
        }
        CpuSet all = CpuSet.EMPTY;
        for (String mask : masks) {
            CpuSet one = cpus(directive, mask);
            if (one.size() != 1 || all.contains(one.first())) {
                throw bad(directive, mask, "each thread is bound to one CPU of its own");
            }
            all = all.union(one);
        }
        if (all.size() != workers) {
            throw bad(
                    directive,
                    String.join(" ", masks),
                    "there are " + workers + " workers and " + all.size() + " masks");
        }
        return all;
    }

    /** The last digit is CPU 0. */
    private static CpuSet cpus(Directive directive, String mask) {
        if (!MASK.matcher(mask).matches() || mask.indexOf('1') < 0) {
            throw bad(directive, mask, "it is no binary mask of CPUs");
        }
        int last = mask.length() - 1;
        int[] numbers = mask.chars().map(c -> c - '0').toArray();
        CpuSet all = CpuSet.EMPTY;
        for (int i = 0; i <= last; i++) {
            all = numbers[last - i] == 1 ? all.union(CpuSet.of(i)) : all;
        }
        return all;
    }

    private static Fault bad(Directive directive, String mask, String cause) {
        return directive.badValue(
                mask, cause, "write auto, or a mask like 0001 0010 for each worker");
    }
}
