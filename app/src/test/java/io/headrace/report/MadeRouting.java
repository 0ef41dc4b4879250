package io.headrace.report;

import io.headrace.host.Gap;
import io.headrace.host.Route;
import io.headrace.host.Routing;
import io.headrace.host.RoutingRule;

import java.util.List;
import java.util.Map;

/** Routes and a rule put together by hand. */
final class MadeRouting {
    private MadeRouting() {}

    static Routing routing() {
        Route.Hop near = new Route.Hop(null, "eth0", 1, List.of("linkdown"));
        Route.Hop far = new Route.Hop("192.0.2.254", "eth0", 2, List.of());
        return new Routing(
                List.of(
                        new Route(
                                "unicast",
                                "0.0.0.0/0",
                                null,
                                254,
                                0,
                                "dhcp",
                                "global",
                                "192.0.2.1",
                                List.of(near, far),
                                Map.of("mtu", "1400")),
                        new Route(
                                "blackhole",
                                "2001:db8::/32",
                                "2001:db8:1::/48",
                                4_294_967_295L,
                                1024,
                                "static",
                                "global",
                                null,
                                List.of(),
                                Map.of())),
                List.of(
                        new RoutingRule(
                                4,
                                50,
                                true,
                                "192.0.2.1/32",
                                "198.51.100.0/24",
                                "eth0",
                                "eth1",
                                1L,
                                255L,
                                "lookup",
                                100L,
                                "unspec",
                                Map.of("sport", "80-90"))),
                List.of(new Gap("rtnetlink rules of IPv6", "EAGAIN", null)));
    }
}
