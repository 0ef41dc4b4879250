package io.headrace.report;

import io.headrace.host.Route;
import io.headrace.host.Routing;
import io.headrace.host.RoutingRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where packets go in short: by which devices they leave, and what somebody added to the usual. */
final class HostRoutingText {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

    /** The rules that each namespace begins with, ip-rule(8). */
    private static final Set<Long> USUAL = Set.of(0L, 32_766L, 32_767L);

    private HostRoutingText() {}

    /** Nothing where nothing is told. */
    static List<String> write(Routing routing) {
        List<String> words = new ArrayList<>();
        List<Route> routes = routing.routes();
        if (routes != null) {
            List<String> devices = defaults(routes);
            words.add(
                    devices.isEmpty()
                            ? "no default route"
                            : "default over " + String.join(", ", devices));
            long tables = routes.stream().map(Route::table).distinct().count();
            words.add(
                    TextLines.count(routes.size(), "route")
                            + " in "
                            + TextLines.count((int) tables, "table"));
        }
        List<RoutingRule> rules = routing.rules();
        if (rules != null) {
            long added = rules.stream().filter(rule -> !USUAL.contains(rule.priority())).count();
            if (added > 0) {
                words.add(TextLines.count((int) added, "rule") + " beside the usual");
            }
        }
        return words;
    }

    private static List<String> defaults(List<Route> routes) {
        return routes.stream()
                .filter(route -> EVERYWHERE.contains(route.destination()))
                .flatMap(route -> route.hops().stream())
                .map(Route.Hop::device)
                .filter(Objects::nonNull)
                .map(TextLines::tame)
                .distinct()
                .toList();
    }
}
