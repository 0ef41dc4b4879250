package io.headrace.report;

import io.headrace.host.Route;
import io.headrace.host.Routing;
import io.headrace.host.RoutingRule;

import tools.jackson.databind.node.ObjectNode;

/** The routes and rules in the document of a machine; null where they were not answered. */
final class RoutingJson {
    private RoutingJson() {}

    static void add(ObjectNode node, Routing routing) {
        HostFieldsJson.putAll(node, "routes", routing.routes(), RoutingJson::addRoute);
        HostFieldsJson.putAll(node, "rules", routing.rules(), RoutingJson::addRule);
    }

    private static void addRoute(ObjectNode node, Route route) {
        node.put("type", route.type());
        node.put("destination", route.destination());
        node.put("from", route.from());
        node.put("table", route.table());
        node.put("metric", route.metric());
        node.put("protocol", route.protocol());
        node.put("scope", route.scope());
        node.put("preferred_source", route.preferredSource());
        HostFieldsJson.putAll(node, "hops", route.hops(), RoutingJson::addHop);
        ObjectNode others = node.putObject("others");
        route.others().forEach(others::put);
    }

    private static void addHop(ObjectNode node, Route.Hop hop) {
        node.put("gateway", hop.gateway());
        node.put("device", hop.device());
        node.put("weight", hop.weight());
        HostFieldsJson.putWords(node, "flags", hop.flags());
    }

    private static void addRule(ObjectNode node, RoutingRule rule) {
        node.put("ip_version", rule.ipVersion());
        node.put("priority", rule.priority());
        node.put("inverted", rule.inverted());
        node.put("from", rule.from());
        node.put("to", rule.to());
        node.put("iif", rule.iif());
        node.put("oif", rule.oif());
        node.put("mark", rule.mark());
        node.put("mark_mask", rule.markMask());
        node.put("action", rule.action());
        node.put("table", rule.table());
        node.put("protocol", rule.protocol());
        ObjectNode others = node.putObject("others");
        rule.others().forEach(others::put);
    }
}
