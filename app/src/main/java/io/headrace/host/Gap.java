package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * A fact that a machine has and that could not be read, so that "unknown" is never taken for "not
 * there".
 *
 * @param path the file, or the question such as `ethtool eth0 rings`
 * @param reason the error's C name, such as `EACCES`, or what is wrong with the text
 * @param capability what would let it be read, such as `CAP_NET_ADMIN`; null when nothing would
 * @param cause what is known of why: the kernel's own words, or which version has it; null for
 *     nothing
 */
public record Gap(String path, String reason, @Nullable String capability, @Nullable String cause) {
    /** One of which nothing more is known. */
    public Gap(String path, String reason, @Nullable String capability) {
        this(path, reason, capability, null);
    }
}
