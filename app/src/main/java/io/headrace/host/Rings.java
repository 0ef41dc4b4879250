package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * How many packets the queues of a device hold, in descriptors,
 * Documentation/networking/ethtool-netlink.rst RINGS_GET (Linux 6.12). Null is what the driver does
 * not support.
 *
 * @param rxBufferLength bytes of a receive buffer
 * @param txPush whether descriptors are written to the device at once
 */
public record Rings(
        @Nullable Integer rxMax,
        @Nullable Integer rxMiniMax,
        @Nullable Integer rxJumboMax,
        @Nullable Integer txMax,
        @Nullable Integer rx,
        @Nullable Integer rxMini,
        @Nullable Integer rxJumbo,
        @Nullable Integer tx,
        @Nullable Integer rxBufferLength,
        @Nullable Boolean txPush) {}
