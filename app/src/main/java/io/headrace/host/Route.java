package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A route of this network namespace, ip-route(8). Names are those of that page; a number stands
 * where it has none.
 *
 * @param type such as `unicast`, `local` or `blackhole`
 * @param destination with its prefix, such as `192.0.2.0/24`; `0.0.0.0/0` or `::/0` by default
 * @param from the only senders it is for, with their prefix, a matter of IPv6; null for all
 * @param table the table it stands in: 254 is main, 255 local, 253 default
 * @param metric of several routes to a destination the smallest is taken
 * @param protocol who made it, such as `kernel`, `dhcp` or `static`
 * @param scope how far the destination is, such as `link`
 * @param preferredSource the address that packets leave with; null for any
 * @param hops where packets go next, more than one where they are shared out; none where packets
 *     are dropped
 * @param others what else it tells, such as `tos`, `nhid`, `mtu` or `initcwnd`
 */
public record Route(
        String type,
        String destination,
        @Nullable String from,
        long table,
        long metric,
        String protocol,
        String scope,
        @Nullable String preferredSource,
        List<Hop> hops,
        Map<String, String> others) {

    /**
     * A next hop.
     *
     * @param gateway null where the destination is on the link
     * @param device by its name; null when not told
     * @param weight its share of the packets, relative to the other hops
     * @param flags such as `onlink`, `linkdown` or `dead`
     */
    public record Hop(
            @Nullable String gateway, @Nullable String device, int weight, List<String> flags) {
        public Hop {
            flags = List.copyOf(flags);
        }
    }

    public Route {
        hops = List.copyOf(hops);
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }
}
