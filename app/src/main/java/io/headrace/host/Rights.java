package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What holds this process back or watches it: its capabilities, seccomp, audit, read-only mounts.
 *
 * @param capabilities the effective set as bits, capabilities(7); null when not told
 * @param seccomp 0 off, 1 strict, 2 filters, proc_pid_status(5); null when not told
 * @param seccompFilters how many are in force; null when not told
 * @param auditDaemon whether auditd runs, as far as processes are seen
 * @param auditArgument `audit=` of the kernel's command line; null without
 * @param securityModules such as `apparmor`, in order; null when not told
 * @param readOnly mounts of the kernel's files that cannot be written, such as `/sys`, sorted: what
 *     marks a container
 * @param initialUsers false inside a user namespace that maps users, user_namespaces(7); null when
 *     not told
 */
public record Rights(
        @Nullable Long capabilities,
        @Nullable Integer seccomp,
        @Nullable Integer seccompFilters,
        boolean auditDaemon,
        @Nullable String auditArgument,
        @Nullable List<String> securityModules,
        List<String> readOnly,
        @Nullable Boolean initialUsers) {
    private static final int CAP_DAC_OVERRIDE = 1;
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_SYS_ADMIN = 21;

    public Rights {
        securityModules = securityModules == null ? null : List.copyOf(securityModules);
        readOnly = List.copyOf(readOnly);
    }

    public boolean mayAdministerNetworks() {
        return has(CAP_NET_ADMIN);
    }

    public boolean mayAdministerTheSystem() {
        return has(CAP_SYS_ADMIN);
    }

    /** Whether files of others can be written, such as those of `proc/irq`. */
    public boolean mayOverrideFileModes() {
        return has(CAP_DAC_OVERRIDE);
    }

    private boolean has(int capability) {
        return capabilities != null && (capabilities >>> capability & 1) != 0;
    }
}
