package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a device deals packets to its receive queues, Documentation/networking/ethtool-netlink.rst
 * RSS_GET (Linux 6.12).
 *
 * @param hashFunction such as `toeplitz`; null when not told
 * @param table the queue for each value of the hash; empty when not told
 * @param key of the hash in hexadecimal digits; null when not told
 */
public record Rss(@Nullable String hashFunction, List<Integer> table, @Nullable String key) {
    public Rss {
        table = List.copyOf(table);
    }
}
