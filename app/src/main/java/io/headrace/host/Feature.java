package io.headrace.host;

/**
 * An offload of a device, Documentation/networking/netdev-features.rst (Linux 6.12).
 *
 * @param name such as `rx-gro`
 * @param active whether it is on
 * @param wanted whether somebody asked for it
 * @param changeable whether it can be switched
 */
public record Feature(String name, boolean active, boolean wanted, boolean changeable) {}
