package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.node.LoadReport;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.ReachOrder;
import io.headrace.press.RequestOrder;
import io.headrace.press.Target;
import io.headrace.report.HttpressText;
import io.headrace.tls.TlsOrder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

import java.net.Inet4Address;
import java.util.List;

/** The verb `httpress`: a counted run in the letters and lines of httpress 1.1. */
@Command(
        name = "httpress",
        sortOptions = false,
        description = "press in the letters and output lines of httpress 1.1",
        footer = {
            "",
            "Lines that begin with Headrace: are not of httpress. kbps is KiB/s, as there.",
            "",
            "Example:",
            "  headrace httpress -n 10000 -c 100 -t 4 -k http://127.0.0.1:8080/"
        })
final class HttpressCommand extends StandIn {
    private static final String VERSION = "1.1";
    private static final long REQUESTS_MAX = 1_000_000_000;
    private static final long THREADS_MAX = 100_000;
    private static final long CONNECTIONS_MAX = 1_000_000;

    /** httpress waits for ever; this is long enough for what answers at all. */
    private static final long TIMEOUT_NS = 60_000_000_000L;

    @Option(
            names = "-n",
            defaultValue = "1",
            paramLabel = "num",
            description = "number of requests; default ${DEFAULT-VALUE}")
    private String requests = "";

    @Option(
            names = "-t",
            defaultValue = "1",
            paramLabel = "num",
            description = "number of threads, at most -c; default ${DEFAULT-VALUE}")
    private String threads = "";

    @Option(
            names = "-c",
            defaultValue = "1",
            paramLabel = "num",
            description = "concurrent connections, at most -n; default ${DEFAULT-VALUE}")
    private String connections = "";

    @Option(names = "-k", description = "keep alive; default a connection for each request")
    private boolean keepAlive;

    @Option(names = "-q", description = "no progress, no lines of threads")
    private boolean quiet;

    @Option(
            names = "-z",
            defaultValue = "NORMAL",
            paramLabel = "pri",
            description = "priority string of GnuTLS; only ${DEFAULT-VALUE} is understood")
    private String priority = "";

    @Option(names = "-v", description = "print the versions")
    private boolean version;

    @Parameters(arity = "0..*", paramLabel = "url", description = "http:// or https://")
    private List<String> urls = List.of();

    HttpressCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (version) {
            terminal().out(HttpressText.version(VERSION, Session.version()));
            return ExitCode.DONE;
        }
        String url = onlyUrl();
        long count = within("-n", "requests", requests, REQUESTS_MAX);
        long most = within("-c", "connections", connections, Math.min(count, CONNECTIONS_MAX));
        long loops = within("-t", "threads", threads, Math.min(most, THREADS_MAX));
        LoadOrder load = LoadOrder.counted((int) most, (int) loops, count, TIMEOUT_NS);
        PressOrder order = order(url, load);
        LaunchLines lines = new LaunchLines(quiet ? 0 : count, terminal());
        LoadReport report = load(order.plan(), lines, ExitCode.INTERRUPTED);
        lines.end(report.result());
        terminal().out(HttpressText.write(report, quiet));
        return Interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private String onlyUrl() {
        if (urls.isEmpty()) {
            throw Refusal.withHelp(
                    "missing url argument\n\n",
                    bad(
                            "no URL",
                            "httpress asks one server",
                            "add such as http://127.0.0.1:8080/"));
        }
        if (urls.size() > 1) {
            throw Refusal.withHelp(
                    "too many arguments\n\n",
                    bad("\"" + urls.get(1) + "\"", "httpress takes one URL", "leave it out"));
        }
        return urls.getFirst();
    }

    /** A number, which httpress cuts off at the first letter: `10k` would be ten. */
    private static long within(String option, String what, String text, long most) {
        boolean isNumber = text.strip().matches("[+-]?\\d{1,18}");
        long value = isNumber ? Long.parseLong(text.strip()) : 0;
        if (value < 1 || value > most) {
            throw Refusal.of(
                    "FATAL: wrong number of " + what + "\n",
                    bad(
                            option + " " + text,
                            isNumber
                                    ? "here it must be 1 to " + most
                                    : "httpress knows plain numbers, without a unit",
                            "give -n up to 1000000000, -c up to -n, -t up to -c"));
        }
        return value;
    }

    private PressOrder order(String url, LoadOrder load) {
        Target target = target(url);
        if (target.isSecure() && !priority.equals("NORMAL")) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "-z " + priority,
                    "a priority string is for GnuTLS, and TLS is the JDK's here",
                    "leave -z out");
        }
        return PressOrder.of(url, load, EngineWish.AUTO)
                .asking(request())
                .reaching(ReachOrder.to(address(target.endpoints())))
                .securedBy(target.isSecure() ? TlsOrder.UNCHECKED : TlsOrder.USUAL);
    }

    private RequestOrder request() {
        String none = RequestOrder.NO_USER_AGENT;
        return keepAlive
                ? RequestOrder.GET.with(List.of(none, "Connection: keep-alive"))
                : RequestOrder.GET.with(List.of(none)).closing();
    }

    private static Target target(String url) {
        try {
            return Target.parse(url);
        } catch (Fault e) {
            boolean unknownHost = e.kind() == Fault.Kind.UNREACHABLE;
            throw Refusal.of(unknownHost ? "" : "FATAL: can't parse url\n", e);
        }
    }

    /** httpress goes to the first IPv4 address; where there is none, the first is better. */
    private static Endpoint address(List<Endpoint> all) {
        return all.stream()
                .filter(one -> one.ip() instanceof Inet4Address)
                .findFirst()
                .orElse(all.getFirst());
    }

    @Override
    String refusal(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? "unkown option: -" + letter(unmatched.getUnmatched().getFirst()) + "\n\n"
                : "";
    }

    private static char letter(String word) {
        return word.charAt(Math.min(1, word.length() - 1));
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
