package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of `proc/self` that tell what this process may do. */
final class RightsFiles {
    private static final String STATUS = "proc/self/status";
    private static final int HEXADECIMAL = 16;

    /** Fields of proc_pid_mountinfo(5): the mount point, its options. */
    private static final int MOUNT_POINT = 4;

    private static final int OPTIONS = 5;

    /** What the kernel maps where no user namespace does, user_namespaces(7). */
    private static final List<String> ALL_USERS = List.of("0", "0", "4294967295");

    private RightsFiles() {}

    static Rights read(Survey survey, Programs programs, @Nullable String commandLine) {
        String status = survey.text(STATUS);
        String users = survey.text("proc/self/uid_map");
        String modules = survey.value("sys/kernel/security/lsm");
        return new Rights(
                capabilities(survey, KeyValues.first(status, "CapEff")),
                small(survey, KeyValues.first(status, "Seccomp")),
                small(survey, KeyValues.first(status, "Seccomp_filters")),
                programs.pid("auditd") != null,
                argument(commandLine, "audit"),
                modules == null ? null : List.of(modules.split(",", -1)),
                readOnly(survey.text("proc/self/mountinfo")),
                users == null ? null : List.of(users.strip().split("\\s+", -1)).equals(ALL_USERS));
    }

    private static @Nullable Long capabilities(Survey survey, @Nullable String bits) {
        if (bits != null && !bits.matches("[0-9a-f]{1,16}")) {
            survey.malformed(STATUS, bits, "is no set of capabilities");
            return null;
        }
        return bits == null ? null : Long.parseUnsignedLong(bits, HEXADECIMAL);
    }

    private static @Nullable Integer small(Survey survey, @Nullable String number) {
        Long value = survey.number(STATUS, number);
        return value == null ? null : value.intValue();
    }

    /** The last counts, as in the kernel. */
    static @Nullable String argument(@Nullable String commandLine, String name) {
        String value = null;
        if (commandLine != null) {
            for (String word : commandLine.split("\\s+", -1)) {
                value = word.startsWith(name + "=") ? word.substring(name.length() + 1) : value;
            }
        }
        return value;
    }

    /** A later mount covers an earlier one at the same place. */
    private static List<String> readOnly(@Nullable String mountinfo) {
        Set<String> readOnly = new TreeSet<>();
        if (mountinfo != null) {
            for (String line : mountinfo.lines().toList()) {
                String[] fields = line.split(" ", -1);
                if (fields.length > OPTIONS && isOfKernel(fields[MOUNT_POINT])) {
                    boolean isReadOnly = List.of(fields[OPTIONS].split(",", -1)).contains("ro");
                    readOnly.remove(fields[MOUNT_POINT]);
                    if (isReadOnly) {
                        readOnly.add(fields[MOUNT_POINT]);
                    }
                }
            }
        }
        return List.copyOf(readOnly);
    }

    private static boolean isOfKernel(String mountPoint) {
        return mountPoint.matches("/(?:proc|sys)(?:/.*)?");
    }
}
