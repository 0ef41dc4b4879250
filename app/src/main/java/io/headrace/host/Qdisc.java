package io.headrace.host;

/**
 * A queueing discipline of a device, tc(8).
 *
 * @param kind such as `fq_codel`
 * @param handle such as `8001:`; `0:` for the kernel's own default
 * @param parent such as `root` or `8001:1`
 */
public record Qdisc(String kind, String handle, String parent) {}
