package io.headrace.cli;

import io.headrace.host.Host;
import io.headrace.units.CpuSet;

import picocli.CommandLine.Option;

/** Where the threads of a verb run. */
final class PinOption {
    @Option(
            names = "--pin",
            paramLabel = "CPUS",
            converter = Converters.Cpus.class,
            description = "CPUs of this process, such as 0-7,16; threads get one each in turn")
    private CpuSet cpus = CpuSet.EMPTY;

    /** Those given; empty when the threads may run anywhere. */
    CpuSet cpus() {
        return cpus;
    }

    /** How many CPUs the process may use. */
    int usable(Host host) {
        return cpus.isEmpty() ? host.allowedCpus().size() : cpus.size();
    }
}
