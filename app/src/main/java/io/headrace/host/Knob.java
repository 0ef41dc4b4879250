package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * A setting of the kernel that moves the request rate.
 *
 * @param name as sysctl(8) writes it, such as `net.core.somaxconn`; below `sys` the path after
 *     `kernel`, such as `mm.transparent_hugepage.enabled`
 * @param path its file, relative to the root
 * @param text the kernel's own text without the line end; null when it may not be read
 * @param scope what it holds for
 * @param writable whether the file's mode lets its owner write
 */
public record Knob(String name, String path, @Nullable String text, Scope scope, boolean writable) {
    /** What a setting holds for. */
    public enum Scope {
        /** The whole machine, also when read in a network namespace. */
        HOST,
        /** The network namespace it is read in. */
        NETWORK_NAMESPACE
    }
}
