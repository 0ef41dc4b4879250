package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The folders of a control group and of those above it, its own first, which all hold limits for
 * it; cgroups(7). None when its place in the tree is not told.
 */
record CgroupFolders(List<String> folders) {
    private static final String MOUNT = "sys/fs/cgroup";
    private static final String OUTSIDE = "/..";
    private static final int CONTROLLERS = 1;
    private static final int PATH = 2;

    /** In the one tree of version 2. */
    static CgroupFolders unified(@Nullable String groups) {
        return upFrom(path(groups, ""), MOUNT);
    }

    /** In the tree of a controller of version 1, such as `memory`. */
    static CgroupFolders of(@Nullable String groups, String controller) {
        return upFrom(path(groups, controller), MOUNT + "/" + controller);
    }

    /** The path in the line with that controller, such as `4:cpu,cpuacct:/a`. */
    private static @Nullable String path(@Nullable String groups, String controller) {
        return groups == null
                ? null
                : groups.lines()
                        .map(line -> line.split(":", PATH + 1))
                        .filter(fields -> fields.length > PATH)
                        .filter(fields ->
                                List.of(fields[CONTROLLERS].split(",", -1)).contains(controller))
                        .map(fields -> fields[PATH])
                        .filter(CgroupFolders::isInside)
                        .findFirst()
                        .orElse(null);
    }

    /** Another namespace's path leads up; one that names no place at all is no path. */
    private static boolean isInside(String path) {
        return path.startsWith("/") && !path.contains(OUTSIDE) && path.indexOf('\0') < 0;
    }

    private static CgroupFolders upFrom(@Nullable String path, String mount) {
        List<String> folders = new ArrayList<>();
        if (path != null) {
            String below = path.equals("/") ? "" : path;
            while (!below.isEmpty()) {
                folders.add(mount + below);
                below = below.substring(0, below.lastIndexOf('/'));
            }
            folders.add(mount);
        }
        return new CgroupFolders(folders);
    }

    /** The smallest of what they tell; null when none does. */
    @Nullable String tightest(
            Function<String, @Nullable String> limit, ToDoubleFunction<String> amount) {
        String tightest = null;
        for (String folder : folders) {
            String told = limit.apply(folder);
            boolean tighter =
                    told != null
                            && (tightest == null
                                    || amount.applyAsDouble(told) < amount.applyAsDouble(tightest));
            tightest = tighter ? told : tightest;
        }
        return tightest;
    }

    /** What the nearest tells; null when none does. */
    @Nullable String nearest(Function<String, @Nullable String> value) {
        return folders.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
