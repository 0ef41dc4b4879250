package io.headrace.host;

import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

/**
 * The kernel's lists of CPUs, Documentation/ABI/testing/sysfs-devices-system-cpu and
 * Documentation/admin-guide/cputopology.rst (Linux 6.12).
 *
 * @param possible those that can ever be there: the width of the kernel's masks follows them
 * @param present those in the machine
 * @param online those the scheduler uses
 * @param isolated those kept out of load balancing, `isolcpus=`; never targets of RPS
 * @param nohzFull those without a tick, `nohz_full=`; never targets of RPS
 */
public record CpuLists(
        CpuSet possible, CpuSet present, CpuSet online, CpuSet isolated, CpuSet nohzFull) {

    /** The number of bits of the kernel's masks, nr_cpu_ids; at least 1. */
    public int maskWidth() {
        return possible.isEmpty() ? 1 : possible.last() + 1;
    }

    /** A set of CPUs as this machine's kernel takes it in a mask. */
    public String mask(CpuSet cpus) {
        return new CpuMask(cpus, maskWidth()).print();
    }

    /** Those that RPS refuses: isolated, and without a tick. */
    public CpuSet kept() {
        return isolated.union(nohzFull);
    }
}
