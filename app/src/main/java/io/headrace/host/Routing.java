package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where packets of this network namespace go, rtnetlink(7): no file tells all tables. Null is what
 * was not answered; where that is for a reason, {@link #gaps} tells it.
 *
 * @param routes of all tables, those of IPv4 first, in the kernel's order
 * @param rules those of IPv4 first, by priority
 * @param gaps what was refused or is too much to be told, the path being `rtnetlink routes`
 */
public record Routing(
        @Nullable List<Route> routes, @Nullable List<RoutingRule> rules, List<Gap> gaps) {
    /** Nothing was asked. */
    public static final Routing NONE = new Routing(null, null, List.of());

    public Routing {
        routes = routes == null ? null : List.copyOf(routes);
        rules = rules == null ? null : List.copyOf(rules);
        gaps = List.copyOf(gaps);
    }
}
