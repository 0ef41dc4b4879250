package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.node.Confinement;
import io.headrace.node.LoadReport;
import io.headrace.node.LoadRun;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.PressPlan;
import io.headrace.press.RateOrder;
import io.headrace.press.Threshold.Outcome;
import io.headrace.report.PressJson;
import io.headrace.report.PressText;
import io.headrace.report.ThresholdText;
import io.headrace.units.CpuSet;
import io.headrace.units.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/** The verb `press`. */
@Command(
        name = "press",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "the load generator: closed loop, or open loop at a rate",
        footer = {
            "",
            "Example:",
            "  headrace press -c 64 -d 10s http://127.0.0.1:8080/",
            "  headrace press -c 64 -d 10s -r 10k http://127.0.0.1:8080/item?id={rand:1-1000}"
        })
final class PressCommand implements Callable<Integer> {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DURATION_NS = 10 * SECOND_NS;

    /** The JIT compiler has mostly done its work by then. */
    private static final long WARMUP_NS = 2 * SECOND_NS;

    private final Session session;

    @Option(
            names = {"-c", "--connections"},
            defaultValue = "64",
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "connections at a time; default ${DEFAULT-VALUE}")
    private long connections;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "threads; default: the CPUs, half of them when the target is local")
    private @Nullable Long threads;

    @ArgGroup private @Nullable Length length;

    /** How long to run: by time or by count. */
    private static final class Length {
        @Option(
                names = {"-d", "--duration"},
                paramLabel = "TIME",
                converter = Converters.Duration.class,
                description = "length of the measured window; default 10s")
        private long durationNs;

        @Option(
                names = {"-n", "--requests-total"},
                paramLabel = "COUNT",
                converter = Converters.Count.class,
                description = "number of requests in all, instead of a duration")
        private @Nullable Long count;
    }

    @Option(
            names = "--pipeline",
            defaultValue = "1",
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "requests in flight on each connection; default ${DEFAULT-VALUE}")
    private long pipeline;

    @Option(
            names = "--timeout",
            defaultValue = "5s",
            paramLabel = "TIME",
            converter = Converters.Duration.class,
            description = "longest wait for a connection or an answer; default ${DEFAULT-VALUE}")
    private long timeoutNs;

    @Option(
            names = "--warmup",
            paramLabel = "TIME|auto",
            converter = Warmup.class,
            description = {
                "load before the window; auto goes on until rate and median have settled;",
                "default 2s, with -n none"
            })
    private @Nullable Long warmupNs;

    /** A time, or `auto`. */
    static final class Warmup implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return text.equals("auto") ? LoadOrder.WARMUP_AUTO : Durations.parseNs(text);
        }
    }

    @Mixin private final RateOptions rate = new RateOptions();

    @Mixin private final RequestOptions request = new RequestOptions();

    @Mixin private final ReachOptions reach = new ReachOptions();

    @Mixin private final PinOption pin = new PinOption();

    @Mixin private final EngineOption engine = new EngineOption();

    @Mixin private final TlsOptions tls = new TlsOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "write the result; - prints it")
    private @Nullable String json;

    @Mixin private final OutputOptions outputs = new OutputOptions();

    @Parameters(paramLabel = "URL", description = "such as http://127.0.0.1:8080/")
    private String url = "";

    PressCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Host host = Session.host();
        CpuSet cpus = pin.cpus();
        PressPlan plan = order(host, cpus).plan();
        if (json != null) {
            Session.checkWritable(json);
        }
        outputs.check(json);
        Confinement.besideLoops(cpus, plan.threads());
        try (RunOutputs running = outputs.open(session)) {
            return tell(host, load(plan, host, running));
        }
    }

    private static LoadReport load(PressPlan plan, Host host, RunOutputs running)
            throws InterruptedException {
        LoadRun run = new LoadRun(plan, running);
        try (Interruption _ = Interruption.calls(run::stop, ExitCode.INTERRUPTED)) {
            return run.run(host);
        }
    }

    private int tell(Host host, LoadReport report) {
        List<Outcome> outcomes = outputs.judge(report.result());
        if (!outputs.printsDocument(json)) {
            session.terminal().out(PressText.write(url, report));
            session.terminal().out(outputs.spectrum(report.result()));
        }
        if (json != null) {
            session.write(json, PressJson.write(session.context(host), report, outcomes));
        }
        List<Outcome> failed = outcomes.stream().filter(outcome -> !outcome.holds()).toList();
        failed.forEach(outcome -> session.terminal().err(ThresholdText.failed(outcome)));
        return exitCode(report, !failed.isEmpty());
    }

    private PressOrder order(Host host, CpuSet cpus) {
        return new PressOrder(
                url,
                request.order(),
                load(host, cpus),
                reach.order(timeoutNs),
                engine.wish(),
                tls.order());
    }

    private LoadOrder load(Host host, CpuSet cpus) {
        RateOrder open = rate.order();
        long stagesNs = open == null ? 0 : open.stagesNs();
        Long count = length == null ? null : length.count;
        if (stagesNs > 0 && length != null) {
            throw bad("--stages with -d or -n", "the stages say how long", "leave one out");
        }
        if (count != null && count == 0) {
            throw bad("-n 0", "a run has at least one request", "choose a count such as -n 100000");
        }
        long durationNs =
                stagesNs > 0 ? stagesNs : length == null ? DURATION_NS : length.durationNs;
        return new LoadOrder(
                toInt("-c", connections),
                threads != null ? toInt("-t", threads) : defaultThreads(host, cpus),
                cpus.print(),
                toInt("--pipeline", pipeline),
                count == null ? 0 : count,
                count == null ? durationNs : 0,
                warmupNs != null ? warmupNs : count != null ? 0 : WARMUP_NS,
                timeoutNs,
                open);
    }

    private int defaultThreads(Host host, CpuSet cpus) {
        int usable = pin.usable(host);
        boolean sharesMachine = cpus.isEmpty() && usable > 1 && namesThisMachine();
        return Math.clamp(sharesMachine ? usable / 2 : usable, 1, toInt("-c", connections));
    }

    /** Only a guess for a default: names are resolved when the plan is made. */
    private boolean namesThisMachine() {
        return reach.isUnix()
                || url.contains("//127.")
                || url.contains("//localhost")
                || url.contains("//[::1]");
    }

    private static int toInt(String option, long value) {
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw bad(
                    option + " " + value,
                    "it must be at least 1",
                    "choose such as " + option + " 64");
        }
        return (int) value;
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }

    private static int exitCode(LoadReport report, boolean thresholdFailed) {
        if (Interruption.happened()) {
            return ExitCode.INTERRUPTED;
        }
        if (report.result().ok() == 0 && report.result().requests() > 0) {
            return ExitCode.UNREACHABLE;
        }
        return thresholdFailed ? ExitCode.THRESHOLD : ExitCode.DONE;
    }
}
