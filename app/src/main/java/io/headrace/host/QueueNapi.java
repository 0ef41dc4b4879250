package io.headrace.host;

/**
 * Which NAPI polls a queue, Documentation/netlink/specs/netdev.yaml queue-get (Linux 6.12).
 *
 * @param receives whether it is a receive queue
 * @param queue its index in the device
 * @param napi the number of a {@link Napi}
 */
public record QueueNapi(boolean receives, int queue, long napi) {}
