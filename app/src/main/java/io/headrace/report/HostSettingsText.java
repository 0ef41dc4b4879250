package io.headrace.report;

import io.headrace.host.Gap;
import io.headrace.host.Knob;
import io.headrace.host.Machine;
import io.headrace.host.Rewriter;
import io.headrace.host.Rewriter.Touches;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings by group, what changes them by itself, and what could not be read. */
final class HostSettingsText {
    private static final String NOT_THERE = "EOPNOTSUPP";

    private static final int GROUP = 2;

    /** The settings that move the rate of requests on most machines; a document has them all. */
    private static final Pattern MATTER =
            Pattern.compile(
                    "fs\\.(file-max|nr_open)"
                            + "|kernel\\.(nmi_watchdog|numa_balancing|timer_migration"
                            + "|sched_autogroup_enabled)"
                            + "|mm\\..*|vm\\..*"
                            + "|net\\.core\\.(somaxconn|netdev_max_backlog|netdev_budget"
                            + "|netdev_budget_usecs|dev_weight|rps_sock_flow_entries"
                            + "|rps_default_mask|flow_limit_cpu_bitmap|busy_poll|busy_read"
                            + "|default_qdisc|rmem_max|wmem_max|bpf_jit_enable)"
                            + "|net\\.ipv4\\.(ip_local_port_range|ip_early_demux"
                            + "|conf\\.all\\.(arp_ignore|rp_filter)"
                            + "|tcp_(max_syn_backlog|syncookies|congestion_control|rmem|wmem|mem"
                            + "|tw_reuse|max_tw_buckets|fin_timeout|slow_start_after_idle"
                            + "|autocorking|notsent_lowat|limit_output_bytes|timestamps|sack"
                            + "|moderate_rcvbuf|abort_on_overflow|early_demux|fastopen))"
                            + "|net\\.netfilter\\.nf_conntrack_(max|count|buckets)");

    private HostSettingsText() {}

    static List<String> settings(Machine machine) {
        Map<String, List<String>> groups = new TreeMap<>();
        List<Knob> shown =
                machine.knobs().stream()
                        .filter(knob -> MATTER.matcher(knob.name()).matches())
                        .toList();
        for (Knob knob : shown) {
            String group = group(knob.name());
            String name = knob.name().substring(group.isEmpty() ? 0 : group.length() + 1);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(name + " " + text(knob));
        }
        int widest = groups.keySet().stream().mapToInt(String::length).max().orElse(0);
        TextLines lines = new TextLines(TextLines.WIDTH);
        groups.forEach((group, items) ->
                lines.add("  " + group + " ".repeat(widest - group.length() + 2), items));
        int others = machine.knobs().size() - shown.size();
        if (others > 0) {
            lines.add("  and " + others + " that matter less, see --json");
        }
        return lines.lines();
    }

    /** The first words of a name, at most two and never all. */
    private static String group(String name) {
        String[] words = name.split("\\.", -1);
        int count = Math.min(GROUP, words.length - 1);
        return String.join(".", List.of(words).subList(0, count));
    }

    private static String text(Knob knob) {
        if (knob.text() == null) {
            return "not readable";
        }
        return knob.text().isBlank() ? "empty" : knob.text().replaceAll("\\s+", " ");
    }

    static List<String> rewriters(Machine machine) {
        TextLines lines = new TextLines(TextLines.WIDTH);
        for (Rewriter rewriter : machine.rewriters()) {
            String odd = rewriter.touches().contains(Touches.INTERRUPTS) ? "! " : "  ";
            List<String> touches =
                    rewriter.touches().stream()
                            .map(touch -> touch.name().toLowerCase(Locale.ROOT))
                            .toList();
            lines.add(
                    odd
                            + TextLines.tame(rewriter.program())
                            + " (process "
                            + rewriter.pid()
                            + ") changes ",
                    touches,
                    ", ");
        }
        return lines.lines();
    }

    /**
     * A line for each reason and kind of file: a folder per CPU would fill pages. What a driver
     * simply does not have, without a word of the kernel's, stands in the document alone.
     */
    static List<String> gaps(Machine machine) {
        Map<String, List<Gap>> kinds = new LinkedHashMap<>();
        for (Gap gap : all(machine)) {
            if (gap.reason().equals(NOT_THERE) && gap.cause() == null) {
                continue;
            }
            String kind = gap.path().replaceAll("[0-9]+", "N") + reason(gap);
            kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(gap);
        }
        TextLines lines = new TextLines(TextLines.WIDTH);
        for (List<Gap> kind : kinds.values()) {
            Gap first = kind.getFirst();
            String more = kind.size() == 1 ? "" : " and " + (kind.size() - 1) + " more like it";
            lines.add("  " + TextLines.tame(first.path()) + more + ": ", List.of(reason(first)));
        }
        return lines.lines();
    }

    private static String reason(Gap gap) {
        String cause = gap.cause() == null ? "" : ": " + TextLines.tame(gap.cause());
        String needs = gap.capability() == null ? "" : " (needs " + gap.capability() + ")";
        return gap.reason() + cause + needs;
    }

    /** Those of the files, then those of the questions about routes and about each device. */
    static List<Gap> all(Machine machine) {
        List<Gap> all = new ArrayList<>(machine.gaps());
        all.addAll(machine.routing().gaps());
        machine.nics().forEach(nic -> all.addAll(nic.answers().gaps()));
        return all.stream().distinct().toList();
    }
}
