package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * The limits of this process's control group, Documentation/admin-guide/cgroup-v2.rst (Linux 6.12).
 * A limit holds for all groups below, so each is the tightest on the way to the root. Those of
 * version 1 are told in the words of version 2. Null is what is not told, as in a folder that is
 * not mounted here.
 *
 * @param cpuMax microseconds of CPU time and of the period they are for, such as `200000 100000`;
 *     `max 100000` without a limit
 * @param memoryMax bytes, or `max`
 * @param cpuset the CPUs it may use, as a list
 */
public record Cgroup(@Nullable String cpuMax, @Nullable String memoryMax, @Nullable String cpuset) {
    private static final String NO_LIMIT = "max";

    /**
     * Version 1 has no word for it: the most pages a counter holds, in bytes, for any page size.
     */
    private static final double NO_LIMIT_BYTES = 0x1p62;

    static Cgroup read(HostRoot root) {
        String groups = root.read("proc/self/cgroup");
        Cgroup unified = unified(root, CgroupFolders.unified(groups));
        return new Cgroup(
                unified.cpuMax != null ? unified.cpuMax : cpuMaxV1(root, groups),
                unified.memoryMax != null ? unified.memoryMax : memoryMaxV1(root, groups),
                unified.cpuset != null ? unified.cpuset : cpusetV1(root, groups));
    }

    private static Cgroup unified(HostRoot root, CgroupFolders folders) {
        return new Cgroup(
                folders.tightest(folder -> root.value(folder + "/cpu.max"), Cgroup::amount),
                folders.tightest(folder -> root.value(folder + "/memory.max"), Cgroup::amount),
                folders.nearest(folder -> root.value(folder + "/cpuset.cpus.effective")));
    }

    /** Documentation/scheduler/sched-bwc.rst: a quota of -1 is none. */
    private static @Nullable String cpuMaxV1(HostRoot root, @Nullable String groups) {
        return CgroupFolders.of(groups, "cpu")
                .tightest(
                        folder -> {
                            String quota = root.value(folder + "/cpu.cfs_quota_us");
                            String period = root.value(folder + "/cpu.cfs_period_us");
                            return quota == null || period == null
                                    ? null
                                    : (quota.equals("-1") ? NO_LIMIT : quota) + " " + period;
                        },
                        Cgroup::amount);
    }

    /** Documentation/admin-guide/cgroup-v1/memory.rst. */
    private static @Nullable String memoryMaxV1(HostRoot root, @Nullable String groups) {
        String bytes =
                CgroupFolders.of(groups, "memory")
                        .tightest(
                                folder -> root.value(folder + "/memory.limit_in_bytes"),
                                Cgroup::amount);
        return bytes != null && amount(bytes) >= NO_LIMIT_BYTES ? NO_LIMIT : bytes;
    }

    /** Documentation/admin-guide/cgroup-v1/cpusets.rst. */
    private static @Nullable String cpusetV1(HostRoot root, @Nullable String groups) {
        return CgroupFolders.of(groups, "cpuset")
                .nearest(folder -> root.value(folder + "/cpuset.effective_cpus"));
    }

    /** The limit as a number, per period where it has one. */
    private static double amount(String limit) {
        String[] words = limit.split(" ", -1);
        if (!limit.matches("[0-9]+( [0-9]+)?")) {
            return Double.POSITIVE_INFINITY;
        }
        double period = words.length == 1 ? 1 : Double.parseDouble(words[1]);
        return Double.parseDouble(words[0]) / period;
    }
}
