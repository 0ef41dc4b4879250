package io.headrace.host;

import org.jspecify.annotations.Nullable;

/** Prints {@link Routing} in the form that {@link RoutingText} reads. */
final class RoutingPrinter {
    static final String NOTHING = "-";

    private final StringBuilder text = new StringBuilder();

    private RoutingPrinter() {}

    /** The whole text, a line for each fact; empty when nothing was answered. */
    static String print(Routing routing) {
        RoutingPrinter printer = new RoutingPrinter();
        if (routing.routes() != null) {
            routing.routes().forEach(printer::route);
            printer.none("routes", routing.routes().isEmpty());
        }
        if (routing.rules() != null) {
            routing.rules().forEach(printer::rule);
            printer.none("rules", routing.rules().isEmpty());
        }
        routing.gaps().forEach(printer::gap);
        return printer.text.toString();
    }

    private void none(String plural, boolean empty) {
        text.append(empty ? "none " + plural + "\n" : "");
    }

    private void gap(Gap it) {
        text.append("gap ").append(it.reason()).append(" | ").append(it.path()).append('\n');
    }

    private void route(Route it) {
        text.append("route ").append(it.type()).append(' ').append(it.destination());
        word("from", it.from());
        word("table", it.table());
        word("metric", it.metric());
        word("protocol", it.protocol());
        word("scope", it.scope());
        word("src", it.preferredSource());
        it.hops().forEach(this::hop);
        it.others().forEach(this::word);
        text.append('\n');
    }

    private void hop(Route.Hop it) {
        word("hop", orNothing(it.gateway()));
        text.append(' ').append(orNothing(it.device())).append(' ').append(it.weight());
        text.append(' ').append(it.flags().isEmpty() ? NOTHING : String.join(",", it.flags()));
    }

    private void rule(RoutingRule it) {
        text.append("rule ").append(it.ipVersion()).append(' ').append(it.priority());
        text.append(' ').append(it.action());
        word("not", it.inverted() ? 1 : null);
        word("from", it.from());
        word("to", it.to());
        word("iif", it.iif());
        word("oif", it.oif());
        word("fwmark", it.mark());
        word("fwmask", it.markMask());
        word("table", it.table());
        word("protocol", it.protocol());
        it.others().forEach(this::word);
        text.append('\n');
    }

    private static String orNothing(@Nullable String word) {
        return word == null ? NOTHING : word;
    }

    private void word(String name, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(name).append(' ').append(value);
        }
    }
}
