package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What netfilter has in the way of each packet.
 *
 * @param modules of netfilter in the kernel, by name; a module that is there may do nothing
 * @param tables of iptables that are registered, such as `filter`; null when not told
 * @param tracked connections kept a record of, Documentation/networking/nf_conntrack-sysctl.rst
 *     (Linux 6.12); null without tracking
 * @param trackedMax how many can be; null without tracking
 * @param buckets of their hash table; null without tracking
 */
public record PacketFilters(
        List<String> modules,
        @Nullable List<String> tables,
        @Nullable Integer tracked,
        @Nullable Integer trackedMax,
        @Nullable Integer buckets) {
    public PacketFilters {
        modules = List.copyOf(modules);
        tables = tables == null ? null : List.copyOf(tables);
    }
}
