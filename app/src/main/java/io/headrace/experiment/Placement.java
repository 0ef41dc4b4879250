package io.headrace.experiment;

import io.headrace.host.Host;
import io.headrace.units.CpuSet;

import java.util.Arrays;

/**
 * Which CPUs each side gets when they are kept apart: the server the first, the generator the last.
 *
 * <p>The order goes node by node and core by core, so that the sides share no core before they
 * must, and each stays on one node as long as it fits.
 */
final class Placement {
    private final int[] cpus;

    Placement(Host host) {
        cpus =
                host.cores().stream()
                        .flatMapToInt(core -> core.intersect(host.allowedCpus()).stream())
                        .toArray();
    }

    /** The server's CPUs; empty when all are shared. */
    CpuSet server(Setting setting) {
        if (!setting.apart()) {
            return CpuSet.EMPTY;
        }
        int count =
                setting.serverThreads() == Setting.FOREIGN
                        ? cpus.length - setting.pressThreads()
                        : setting.serverThreads();
        return CpuSet.of(Arrays.copyOf(cpus, count));
    }

    /** The generator's CPUs; empty when all are shared. */
    CpuSet press(Setting setting) {
        return setting.apart()
                ? CpuSet.of(
                        Arrays.copyOfRange(cpus, cpus.length - setting.pressThreads(), cpus.length))
                : CpuSet.EMPTY;
    }
}
