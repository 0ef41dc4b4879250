package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a device waits before it interrupts, Documentation/networking/ethtool-netlink.rst
 * COALESCE_GET (Linux 6.12). Null is what the driver does not support.
 *
 * @param rxUsecs microseconds after a packet came in; some drivers give 0 and 1 a meaning
 * @param rxFrames packets that came in
 * @param txUsecs microseconds after a packet has left
 * @param txFrames packets that have left
 * @param adaptiveRx whether the driver moves rxUsecs by itself
 * @param adaptiveTx whether the driver moves txUsecs by itself
 * @param others all else by netlink's names, such as `rx-usecs-irq`
 */
public record Coalesce(
        @Nullable Long rxUsecs,
        @Nullable Long rxFrames,
        @Nullable Long txUsecs,
        @Nullable Long txFrames,
        @Nullable Boolean adaptiveRx,
        @Nullable Boolean adaptiveTx,
        Map<String, Long> others) {
    public Coalesce {
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }
}
