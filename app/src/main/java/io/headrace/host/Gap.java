package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * A fact that a machine has and that could not be read, so that "unknown" is never taken for "not
 * there".
 *
 * @param path the file, or the question such as `ethtool eth0 rings`
 * @param reason the error's C name, such as `EACCES`, or what is wrong with the text
 * @param capability what would let it be read, such as `CAP_NET_ADMIN`; null when nothing would
 */
public record Gap(String path, String reason, @Nullable String capability) {}
