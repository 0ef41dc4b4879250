package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a capture puts in the place of what tells whose machine it was: hardware and IP addresses,
 * the boot, and arguments of the kernel that may hold names. The same address becomes the same
 * stand-in, so that what belongs together still does.
 */
public final class Disguise {
    /** As a MAC is printed; those of all zeros and all ones belong to nobody. */
    private static final Pattern MAC =
            Pattern.compile("\\b(?!(?:00:){5}00|(?:ff:){5}ff)[0-9a-f]{2}(?::[0-9a-f]{2}){5}\\b");

    private static final String COMMAND_LINE = "proc/cmdline";

    /** What follows is for the first process, Documentation/admin-guide/kernel-parameters.rst. */
    private static final String INIT = "--";

    /** Arguments that move performance and hold no name; of others only the name is kept. */
    private static final Set<String> TOLD =
            Set.of(
                    "audit",
                    "clocksource",
                    "cpuidle.off",
                    "default_hugepagesz",
                    "hugepages",
                    "hugepagesz",
                    "idle",
                    "intel_idle.max_cstate",
                    "intel_iommu",
                    "intel_pstate",
                    "iommu",
                    "irqaffinity",
                    "isolcpus",
                    "max_cstate",
                    "maxcpus",
                    "mitigations",
                    "nohz",
                    "nohz_full",
                    "nosmt",
                    "nr_cpus",
                    "numa",
                    "numa_balancing",
                    "pcie_aspm",
                    "preempt",
                    "processor.max_cstate",
                    "rcu_nocbs",
                    "skew_tick",
                    "spectre_v2",
                    "threadirqs",
                    "transparent_hugepage",
                    "tsc");

    /** Any, all, loopback, and the networks of links and groups: they tell of no machine. */
    private static final Set<String> EVERYBODYS =
            Set.of("0.0.0.0", "255.255.255.255", "224.0.0.0", "::", "::1", "fe80::", "ff00::");

    /** How many addresses of a network for documentation can be those of a machine. */
    private static final int DOCUMENTED = 254;

    private final boolean on;
    private final Map<String, String> macs = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    private Disguise(boolean on) {
        this.on = on;
    }

    /** Everything as it is. */
    public static Disguise none() {
        return new Disguise(false);
    }

    /** Addresses and names replaced. */
    public static Disguise usual() {
        return new Disguise(true);
    }

    /** What the origin of a capture says of it, one sentence. */
    public String sentence() {
        return on
                ? "Hardware and IP addresses, the boot id and kernel arguments that may hold names"
                        + " are replaced."
                : "Nothing is replaced: it holds addresses and may hold names.";
    }

    /** The text of a file as it is kept. */
    String text(String path, String text) {
        if (!on) {
            return text;
        }
        return switch (path) {
            case KernelPaths.BOOT_ID -> text.replaceAll("[0-9a-f]", "0");
            case COMMAND_LINE -> arguments(text);
            default -> macs(text);
        };
    }

    private String macs(String text) {
        return MAC.matcher(text).replaceAll(found -> mac(found.group()));
    }

    /** A locally administered address, IEEE 802 clause 8.4. */
    private String mac(String real) {
        return macs.computeIfAbsent(
                real,
                any -> String.format("02:00:00:00:%02x:%02x", macs.size() >> 8, macs.size() & 255));
    }

    private static String arguments(String line) {
        StringBuilder kept = new StringBuilder();
        for (String word : line.strip().split("\\s+", -1)) {
            if (word.equals(INIT)) {
                break;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            boolean told = equals < 0 || TOLD.contains(name);
            kept.append(kept.isEmpty() ? "" : " ").append(told ? word : name + "=-");
        }
        return kept.append('\n').toString();
    }

    NicAnswers answers(NicAnswers answers) {
        List<String> real = answers.addresses();
        if (!on || real == null) {
            return answers;
        }
        return answers.withAddresses(real.stream().map(this::address).toList());
    }

    Routing routing(Routing routing) {
        List<Route> routes = routing.routes();
        List<RoutingRule> rules = routing.rules();
        return !on
                ? routing
                : new Routing(
                        routes == null ? null : routes.stream().map(this::route).toList(),
                        rules == null ? null : rules.stream().map(this::rule).toList(),
                        routing.gaps());
    }

    private Route route(Route real) {
        return new Route(
                real.type(),
                address(real.destination()),
                addressOrNull(real.from()),
                real.table(),
                real.metric(),
                real.protocol(),
                real.scope(),
                addressOrNull(real.preferredSource()),
                real.hops().stream().map(this::hop).toList(),
                real.others());
    }

    private Route.Hop hop(Route.Hop real) {
        return new Route.Hop(
                addressOrNull(real.gateway()), real.device(), real.weight(), real.flags());
    }

    private RoutingRule rule(RoutingRule real) {
        return new RoutingRule(
                real.ipVersion(),
                real.priority(),
                real.inverted(),
                addressOrNull(real.from()),
                addressOrNull(real.to()),
                real.iif(),
                real.oif(),
                real.mark(),
                real.markMask(),
                real.action(),
                real.table(),
                real.protocol(),
                real.others());
    }

    private @Nullable String addressOrNull(@Nullable String real) {
        return real == null ? null : address(real);
    }

    /** One that nobody has, with the prefix of the real one. */
    private String address(String real) {
        int slash = real.indexOf('/');
        String prefix = slash < 0 ? "" : real.substring(slash);
        String host = slash < 0 ? real : real.substring(0, slash);
        return EVERYBODYS.contains(host) || host.startsWith("127.")
                ? real
                : addresses.computeIfAbsent(host, any -> standIn(host, addresses.size())) + prefix;
    }

    /** For documentation, RFC 3849 and RFC 5737; once those of IPv4 are used up, RFC 2544. */
    private static String standIn(String host, int next) {
        if (host.contains(":")) {
            return "2001:db8::" + Integer.toHexString(next + 1);
        }
        int more = next - DOCUMENTED;
        return more < 0
                ? "192.0.2." + (next + 1)
                : "198." + (18 + (more >> 16 & 1)) + "." + (more >> 8 & 255) + "." + (more & 255);
    }
}
