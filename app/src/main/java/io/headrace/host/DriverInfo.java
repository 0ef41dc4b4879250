package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * What a driver tells of itself, ETHTOOL_GDRVINFO, {@code linux/ethtool.h}; null is what it leaves
 * empty.
 *
 * @param name such as `virtio_net`
 * @param version of the driver; that of the kernel for most drivers in its tree
 * @param firmware version of the device's
 * @param bus address of the device, such as `0000:00:03.0`
 */
public record DriverInfo(
        String name, @Nullable String version, @Nullable String firmware, @Nullable String bus) {}
