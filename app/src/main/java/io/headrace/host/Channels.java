package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * How many queues a device has, Documentation/networking/ethtool-netlink.rst CHANNELS_GET (Linux
 * 6.12). Null is what the driver does not support.
 */
public record Channels(
        @Nullable Integer rxMax,
        @Nullable Integer txMax,
        @Nullable Integer otherMax,
        @Nullable Integer combinedMax,
        @Nullable Integer rx,
        @Nullable Integer tx,
        @Nullable Integer other,
        @Nullable Integer combined) {}
