package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.node.LoadReport;
import io.headrace.node.LoadRun;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.ReachOrder;
import io.headrace.press.RequestOrder;
import io.headrace.press.Target;
import io.headrace.report.WrkText;
import io.headrace.tls.TlsOrder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The verb `wrk`: a timed run in the letters and lines of wrk 4. */
@Command(
        name = "wrk",
        sortOptions = false,
        description = "press in the letters and output lines of wrk 4",
        footer = {
            "",
            "Numbers may have a unit (1k, 1M, 1G), times too (2s, 2m, 2h).",
            "Lines that begin with Headrace: are not of wrk.",
            "",
            "Example:",
            "  headrace wrk -t 2 -c 100 -d 10s --latency http://127.0.0.1:8080/"
        })
final class WrkCommand extends StandIn {
    private static final String VERSION = "4.2.0";
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int PROBE_MS = 5_000;
    private static final Pattern ORIGIN =
            Pattern.compile("([a-z]+)://([^/:]+|\\[[^]]*])(?::(\\d+))?.*");

    @Option(
            names = {"-c", "--connections"},
            defaultValue = "10",
            paramLabel = "N",
            description = "connections to keep open; default ${DEFAULT-VALUE}")
    private String connections = "";

    @Option(
            names = {"-d", "--duration"},
            defaultValue = "10s",
            paramLabel = "T",
            description = "duration of the test; default ${DEFAULT-VALUE}")
    private String duration = "";

    @Option(
            names = {"-t", "--threads"},
            defaultValue = "2",
            paramLabel = "N",
            description = "threads, at most -c; default ${DEFAULT-VALUE}")
    private String threads = "";

    @Option(
            names = {"-s", "--script"},
            paramLabel = "S",
            description = "refused: there is no Lua here")
    private @Nullable String script;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "H",
            description = "a header line for each request; repeatable")
    private List<String> headers = List.of();

    @Option(
            names = {"-L", "--latency"},
            description = "print percentiles of the latency")
    private boolean latency;

    @Option(
            names = {"-T", "--timeout"},
            defaultValue = "2s",
            paramLabel = "T",
            description = "longest wait for an answer; default ${DEFAULT-VALUE}")
    private String timeout = "";

    @Option(
            names = {"-v", "--version"},
            description = "print the versions")
    private boolean version;

    @Parameters(arity = "0..*", paramLabel = "url", description = "http:// or https://")
    private List<String> urls = List.of();

    private boolean headPrinted;

    WrkCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (version) {
            terminal().out(WrkText.version(VERSION, Session.version()));
        }
        String url = onlyUrl();
        LoadOrder load = load();
        refuseScript();
        PressOrder order = order(url, load);
        String head = WrkText.head(url, load);
        LoadReport report = load(order.plan(), new Begin(head), ExitCode.DONE);
        printOnce(head);
        terminal().out(WrkText.write(report, latency));
        return ExitCode.DONE;
    }

    /** The first two lines, printed when the load begins. */
    private final class Begin implements LoadRun.Progress {
        private final String head;

        Begin(String head) {
            this.head = head;
        }

        @Override
        public void opened() {
            printOnce(head);
        }

        @Override
        public void update(long answers, long failures) {}
    }

    private void printOnce(String head) {
        if (!headPrinted) {
            headPrinted = true;
            terminal().out(head);
        }
    }

    private String onlyUrl() {
        if (urls.isEmpty()) {
            throw Refusal.withHelp(
                    "", bad("no URL", "wrk asks one server", "add such as http://127.0.0.1:8080/"));
        }
        if (urls.size() > 1) {
            throw Refusal.withHelp(
                    "",
                    bad(
                            "\"" + urls.get(1) + "\" behind the URL",
                            "those words are for a script, and there is no Lua here",
                            "leave them out"));
        }
        return urls.getFirst();
    }

    private void refuseScript() {
        if (script != null) {
            throw bad(
                    "-s " + script,
                    "there is no Lua here",
                    "describe the requests in a file: headrace press --requests FILE");
        }
    }

    private LoadOrder load() {
        long most = number("-c", connections);
        long loops = number("-t", threads);
        long seconds = seconds("-d", duration);
        if (loops == 0 || seconds == 0) {
            String zero = loops == 0 ? "-t " + threads : "-d " + duration;
            throw Refusal.withHelp("", bad(zero, "it must be above 0", "try -t 2 -d 10s"));
        }
        if (most < loops) {
            throw Refusal.withHelp(
                    "number of connections must be >= threads\n",
                    bad(
                            "-c " + connections + " with -t " + threads,
                            "each thread has a connection at least",
                            "lower -t, or raise -c"));
        }
        return LoadOrder.timed(
                (int) Math.min(most, Integer.MAX_VALUE),
                (int) Math.min(loops, Integer.MAX_VALUE),
                seconds * SECOND_NS,
                0,
                seconds("--timeout", timeout) * SECOND_NS);
    }

    private static long number(String option, String text) {
        return WrkUnits.NUMBER
                .parse(text)
                .orElseThrow(() -> unreadable(option, text, "try a number such as 100 or 1k"));
    }

    private static long seconds(String option, String text) {
        return WrkUnits.TIME
                .parse(text)
                .orElseThrow(
                        () -> unreadable(option, text, "try whole seconds such as 10s, or 2m"));
    }

    private static Refusal unreadable(String option, String text, String remedy) {
        return Refusal.withHelp("", bad(option + " " + text, "wrk reads no such value", remedy));
    }

    private PressOrder order(String url, LoadOrder load) {
        Target target = target(url);
        List<String> lines = new ArrayList<>(headers);
        if (lines.stream().noneMatch(WrkCommand::isUserAgent)) {
            lines.add(RequestOrder.NO_USER_AGENT);
        }
        return PressOrder.of(url, load, EngineWish.AUTO)
                .asking(RequestOrder.GET.with(lines))
                .reaching(ReachOrder.to(reachable(url, target)))
                .securedBy(target.isSecure() ? TlsOrder.UNCHECKED : TlsOrder.USUAL);
    }

    private static boolean isUserAgent(String line) {
        return line.toLowerCase(Locale.ROOT).startsWith("user-agent:");
    }

    private static Target target(String url) {
        try {
            return Target.parse(url);
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.UNREACHABLE) {
                String line = "unable to resolve " + origin(url) + " Name or service not known\n";
                throw Refusal.of(line, e);
            }
            throw Refusal.withHelp("invalid URL: " + url + "\n", e);
        }
    }

    /** Host and port as wrk tells them: where no port is given, the scheme. */
    private static String origin(String url) {
        Matcher parts = ORIGIN.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        return parts.group(2) + ":" + (parts.group(3) == null ? parts.group(1) : parts.group(3));
    }

    /** The first address that takes a connection, found by making one as wrk does. */
    private static Endpoint reachable(String url, Target target) {
        IOException last = new IOException("No address");
        for (Endpoint endpoint : target.endpoints()) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(endpoint.ip(), endpoint.port()), PROBE_MS);
                return endpoint;
            } catch (IOException e) {
                last = e;
            }
        }
        throw Refusal.of(
                "unable to connect to " + origin(url) + " " + last.getMessage() + "\n",
                new Fault(
                        Fault.Kind.UNREACHABLE,
                        "connect " + origin(url) + ": " + last.getMessage(),
                        "nothing listens there, or a firewall is between",
                        "start a server, for instance: headrace serve",
                        last));
    }

    @Override
    String refusal(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            return word.startsWith("--")
                    ? "wrk: unrecognized option '" + word + "'\n"
                    : "wrk: invalid option -- '"
                            + word.substring(Math.min(1, word.length()))
                            + "'\n";
        }
        if (e instanceof MissingParameterException missing
                && missing.getMissing().getFirst() instanceof OptionSpec option) {
            String letter = option.shortestName().substring(1);
            return "wrk: option requires an argument -- '" + letter + "'\n";
        }
        return "";
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
