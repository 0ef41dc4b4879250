package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Routing} as text for a captured tree: one fact a line, as {@link RoutingPrinter} writes
 * it.
 *
 * <pre>
 *   route unicast 0.0.0.0/0 table 254 metric 0 protocol dhcp scope global hop 192.0.2.254 eth0 1 -
 *   rule 4 50 lookup from 192.0.2.1/32 fwmark 1 fwmask 255 table 100 protocol static sport 80
 *   none rules                           the list was answered and is empty
 *   gap EAGAIN | rtnetlink routes        why something was not told, and what
 * </pre>
 *
 * <p>Behind the type and destination of a route, and behind the version, priority and action of a
 * rule, stand names with a word each; what has no field is among the others. A hop has four words:
 * gateway, device, weight and flags, `-` being none.
 */
final class RoutingText {
    private static final String ADDRESS = "[0-9a-f:.]{2,45}";
    private static final String PREFIX = ADDRESS + "/[0-9]{1,3}";
    private static final int HOP_WORDS = 4;

    private final List<Route> routes = new ArrayList<>();
    private final List<RoutingRule> rules = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();

    private RoutingText() {}

    /** What the text tells; lines that are not of its form become gaps of the survey. */
    static Routing parse(String text, Survey survey, String path) {
        RoutingText told = new RoutingText();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            if (!told.take(line.strip())) {
                survey.malformed(path, line, "is no such fact");
            }
        }
        return new Routing(
                told.routes.isEmpty() && !told.empty.contains("routes") ? null : told.routes,
                told.rules.isEmpty() && !told.empty.contains("rules") ? null : told.rules,
                told.gaps);
    }

    /** Whether a line is of the form. */
    private boolean take(String line) {
        Deque<String> words = new ArrayDeque<>(List.of(line.split(" +", -1)));
        return switch (words.removeFirst()) {
            case "route" -> add(routes, route(words));
            case "rule" -> add(rules, rule(words));
            case "none" -> empty.addAll(words);
            case "gap" -> add(gaps, gap(line));
            default -> false;
        };
    }

    private static <T> boolean add(List<T> list, @Nullable T one) {
        return one != null && list.add(one);
    }

    private static @Nullable Gap gap(String line) {
        String[] parts = line.substring("gap".length()).strip().split(" \\| ", 2);
        return parts.length == 2 ? new Gap(parts[1], parts[0], null) : null;
    }

    private static @Nullable Route route(Deque<String> words) {
        String type = words.pollFirst();
        String destination = words.pollFirst();
        List<Route.Hop> hops = new ArrayList<>();
        Map<String, String> of = named(words, hops);
        if (type == null || destination == null || !destination.matches(PREFIX) || of == null) {
            return null;
        }
        String from = of.remove("from");
        Long table = number(of.remove("table"));
        Long metric = number(of.remove("metric"));
        String protocol = of.remove("protocol");
        String scope = of.remove("scope");
        String source = of.remove("src");
        if (table == null || metric == null || protocol == null || scope == null) {
            return null;
        }
        return fits(from, PREFIX) && fits(source, ADDRESS)
                ? new Route(
                        type, destination, from, table, metric, protocol, scope, source, hops, of)
                : null;
    }

    private static @Nullable RoutingRule rule(Deque<String> words) {
        String version = words.pollFirst();
        Long priority = number(words.pollFirst());
        String action = words.pollFirst();
        List<Route.Hop> hops = new ArrayList<>();
        Map<String, String> of = named(words, hops);
        if (version == null || priority == null || action == null || of == null) {
            return null;
        }
        boolean inverted = of.remove("not") != null;
        String from = of.remove("from");
        String to = of.remove("to");
        String protocol = of.remove("protocol");
        if (!version.matches("[46]") || protocol == null || !hops.isEmpty()) {
            return null;
        }
        return fits(from, PREFIX) && fits(to, PREFIX)
                ? new RoutingRule(
                        Integer.parseInt(version),
                        priority,
                        inverted,
                        from,
                        to,
                        of.remove("iif"),
                        of.remove("oif"),
                        number(of.remove("fwmark")),
                        number(of.remove("fwmask")),
                        action,
                        number(of.remove("table")),
                        protocol,
                        of)
                : null;
    }

    /** Names with their words, the hops apart; null where a word is missing. */
    private static @Nullable Map<String, String> named(Deque<String> words, List<Route.Hop> hops) {
        Map<String, String> named = new TreeMap<>();
        while (!words.isEmpty()) {
            String name = words.removeFirst();
            Route.Hop hop = name.equals("hop") ? hop(words) : null;
            if (hop != null) {
                hops.add(hop);
            } else if (name.equals("hop") || words.isEmpty()) {
                return null;
            } else {
                named.put(name, words.removeFirst());
            }
        }
        return named;
    }

    private static Route.@Nullable Hop hop(Deque<String> words) {
        if (words.size() < HOP_WORDS) {
            return null;
        }
        String gateway = orNull(words.removeFirst());
        String device = orNull(words.removeFirst());
        String weight = words.removeFirst();
        String flags = orNull(words.removeFirst());
        return weight.matches("[0-9]{1,9}") && fits(gateway, ADDRESS)
                ? new Route.Hop(
                        gateway,
                        device,
                        Integer.parseInt(weight),
                        flags == null ? List.of() : List.of(flags.split(",", -1)))
                : null;
    }

    private static @Nullable String orNull(String word) {
        return word.equals(RoutingPrinter.NOTHING) ? null : word;
    }

    private static boolean fits(@Nullable String word, String form) {
        return word == null || word.matches(form);
    }

    private static @Nullable Long number(@Nullable String word) {
        return word == null || !word.matches("[0-9]{1,18}") ? null : (Long) Long.parseLong(word);
    }
}
