package io.headrace.report;

import io.headrace.diagnose.Evidence;
import io.headrace.diagnose.Verdict;
import io.headrace.node.LoadReport;
import io.headrace.observe.BusyProcess;
import io.headrace.press.ErrorKind;
import io.headrace.press.PressResult;
import io.headrace.press.PressResult.OpenLoopResult;
import io.headrace.press.PressResult.TlsResult;
import io.headrace.units.Counts;
import io.headrace.units.Durations;
import io.headrace.units.Sizes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A run of load for the terminal. */
public final class PressText {
    private PressText() {}

    public static String write(String url, LoadReport report) {
        PressResult result = report.result();
        StringBuilder text = new StringBuilder();
        addWarning(text, report.verdict());
        line(text, "", settings(url, result));
        line(
                text,
                "Rate",
                Counts.print(result.rate())
                        + " requests/s: "
                        + result.requests()
                        + " answers in "
                        + Durations.print(result.durationNs())
                        + (result.complete() ? "" : " (interrupted)"));
        addLines(text, "Latency", new LatencyTable(result.latencies()).linesWithRemark());
        if (result.openLoop() != null) {
            addLines(text, "Service", new LatencyTable(result.serviceLatencies()).lines());
            line(text, "", "from the sending on, not from when it was due");
            line(text, "Schedule", schedule(result, result.openLoop()));
        }
        if (result.tls() != null) {
            line(text, "TLS", tls(result, result.tls()));
        }
        line(text, "Status", counts(result.status(), Object::toString, "none"));
        line(text, "Errors", errors(result));
        line(
                text,
                "Bytes",
                Sizes.print(result.bytes().received())
                        + " received, "
                        + Sizes.print(result.bytes().sent())
                        + " sent");
        line(text, "Client", client(result));
        List<BusyProcess> others = report.environment().busyProcesses();
        if (!others.isEmpty()) {
            line(text, "Others", others(others));
        }
        if (!report.notes().isEmpty()) {
            addLines(text, "Note", report.notes());
        }
        addVerdict(text, report.verdict());
        return text.toString();
    }

    private static void addWarning(StringBuilder text, Verdict verdict) {
        if (verdict.isLimitedByClient()) {
            text.append("Limited by the client: these figures tell of the load generator, not of")
                    .append(" the server; see Limit.")
                    .append(System.lineSeparator());
        }
    }

    static void addVerdict(StringBuilder text, Verdict verdict) {
        line(text, "Limit", verdict.bound().word() + ": " + verdict.sentence());
        for (Evidence evidence : verdict.evidence()) {
            line(text, "", "  " + evidence.text());
        }
    }

    static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-9s%s%n", name, value));
    }

    private static String settings(String url, PressResult result) {
        return url
                + "  "
                + result.connections()
                + " connections on "
                + result.threads()
                + (result.threads() == 1 ? " thread, " : " threads, ")
                + result.engine().text();
    }

    private static void addLines(StringBuilder text, String name, List<String> lines) {
        line(text, name, lines.getFirst());
        lines.stream().skip(1).forEach(line -> line(text, "", line));
    }

    private static String schedule(PressResult result, OpenLoopResult open) {
        String unsent = open.unsent() == 0 ? "" : ", " + open.unsent() + " never sent";
        return String.format(
                Locale.ROOT,
                "%d due, %.2f %% answered%s; late by press itself %.2f %% (p99 %s); at most %d at"
                        + " once",
                open.due(),
                result.achievedPct(),
                unsent,
                result.latePct(),
                us(open.lateness().p99()),
                open.sentAtOnceMax());
    }

    private static String tls(PressResult result, TlsResult tls) {
        String note = tls.engineNote() == null ? "" : " (" + tls.engineNote() + ")";
        String agreed = tls.protocol() + " " + tls.cipherSuite() + " by " + tls.engine() + note;
        if (tls.handshakes() == 0) {
            return agreed + ", no handshake in the window";
        }
        return String.format(
                Locale.ROOT,
                "%s, %s handshakes/s, %d of %d resumed, p50 %s  p99 %s",
                agreed,
                Counts.print(tls.handshakes() * 1e9 / Math.max(1, result.durationNs())),
                tls.resumed(),
                tls.handshakes(),
                us(tls.handshake().p50()),
                us(tls.handshake().p99()));
    }

    static String us(double us) {
        return Durations.print(Math.round(us * 1000));
    }

    private static String errors(PressResult result) {
        Map<ErrorKind, Long> some =
                result.errors().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String inside = counts(some, kind -> kind.toString().toLowerCase(Locale.ROOT), "none");
        long outside = result.outside().errors();
        return outside == 0 ? inside : inside + " (and " + outside + " outside the window)";
    }

    private static <K> String counts(Map<K, Long> counts, Function<K, String> name, String none) {
        StringJoiner text = new StringJoiner("  ", "", "").setEmptyValue(none);
        counts.forEach((key, count) -> text.add(name.apply(key) + " × " + count));
        return text.toString();
    }

    private static String others(List<BusyProcess> busy) {
        StringJoiner text = new StringJoiner(", ", "also busy here: ", "");
        for (BusyProcess one : busy) {
            text.add(one.name() + " (" + one.pid() + ") " + Math.round(one.pct()) + " %");
        }
        return text.toString();
    }

    private static String client(PressResult result) {
        return String.format(
                Locale.ROOT,
                "%.2f µs CPU per request, busiest thread %.0f %%",
                result.cpuUsPerRequest(),
                result.client().busiestThreadPct());
    }
}
