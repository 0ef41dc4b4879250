package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The limits of this process's control group, Documentation/admin-guide/cgroup-v2.rst (Linux 6.12).
 * A limit holds for all groups below, so each is the tightest on the way to the root. Null is what
 * is not told: version 1 of control groups, or a folder that is not mounted here.
 *
 * @param cpuMax microseconds of CPU time and of the period they are for, such as `200000 100000`;
 *     `max 100000` without a limit
 * @param memoryMax bytes, or `max`
 * @param cpuset the CPUs it may use, as a list
 */
public record Cgroup(@Nullable String cpuMax, @Nullable String memoryMax, @Nullable String cpuset) {
    private static final String MOUNT = "sys/fs/cgroup";
    private static final String UNIFIED = "0::/";

    static Cgroup read(HostRoot root) {
        List<String> folders = folders(root.read("proc/self/cgroup"));
        return new Cgroup(
                tightest(root, folders, "cpu.max"),
                tightest(root, folders, "memory.max"),
                folders.isEmpty()
                        ? null
                        : root.value(folders.getFirst() + "/cpuset.cpus.effective"));
    }

    /** Our group's folder and those above it; none when our place in the tree is not told. */
    private static List<String> folders(@Nullable String groups) {
        List<String> folders = new ArrayList<>();
        if (groups == null) {
            return folders;
        }
        String path =
                groups.lines().filter(line -> line.startsWith(UNIFIED)).findFirst().orElse("/..");
        if (path.contains("/..")) {
            return folders; // outside of what this namespace shows
        }
        String folder = MOUNT + "/" + path.substring(UNIFIED.length());
        while (folder.length() > MOUNT.length()) {
            folders.add(folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder);
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
        if (!folders.contains(MOUNT)) {
            folders.add(MOUNT);
        }
        return folders;
    }

    private static @Nullable String tightest(HostRoot root, List<String> folders, String file) {
        List<String> told = new ArrayList<>();
        for (String folder : folders) {
            String text = root.value(folder + "/" + file);
            if (text != null) {
                told.add(text);
            }
        }
        return told.stream().min(Comparator.comparingDouble(Cgroup::amount)).orElse(null);
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
