package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule that says which table of routes is for which packets, ip-rule(8). Null is what a rule does
 * not ask for.
 *
 * @param ipVersion 4 or 6
 * @param priority the smallest is asked first
 * @param inverted whether it is for all packets but those it tells
 * @param from the sender, with its prefix
 * @param to the destination, with its prefix
 * @param iif the device that packets come in by; `lo` for those of this machine
 * @param oif the device that a socket is bound to
 * @param mark what firewall or socket marked packets with
 * @param markMask the bits of the mark that are compared
 * @param action `lookup` in its table, `goto`, `nop`, `blackhole`, `unreachable` or `prohibit`; a
 *     number for any other
 * @param table where routes are looked up; null where none are, or where a device names it
 * @param protocol who made it, such as `kernel`
 * @param others what else it asks for or does, by the names of ip-rule(8), such as `sport`
 */
public record RoutingRule(
        int ipVersion,
        long priority,
        boolean inverted,
        @Nullable String from,
        @Nullable String to,
        @Nullable String iif,
        @Nullable String oif,
        @Nullable Long mark,
        @Nullable Long markMask,
        String action,
        @Nullable Long table,
        String protocol,
        Map<String, String> others) {
    public RoutingRule {
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }
}
