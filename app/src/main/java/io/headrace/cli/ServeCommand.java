package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.kernel.Endpoint;
import io.headrace.kernel.ThisProcess;
import io.headrace.node.Confinement;
import io.headrace.node.Parent;
import io.headrace.serve.ServePlan;
import io.headrace.serve.Server;
import io.headrace.serve.ServerCounters;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The verb `serve`. */
@Command(
        name = "serve",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "the reference server: the same answer to every request, or files",
        footer = {"", "Example:", "  headrace serve --listen 127.0.0.1:8080 --threads 1"})
final class ServeCommand implements Callable<Integer> {
    /** Accepted connections are not counted before they come, so the limit is raised ahead. */
    private static final int DESCRIPTORS_WANTED = 1 << 20;

    private static final int THREADS_MAX = 4096;

    private final Session session;

    @Option(
            names = "--listen",
            paramLabel = "ADDR:PORT",
            converter = Converters.Listen.class,
            description = "where to listen; port 0 takes a free one; default 127.0.0.1:8080")
    private @Nullable Endpoint listen;

    @Option(
            names = "--unix",
            paramLabel = "PATH",
            converter = Converters.Unix.class,
            description = "listen on a Unix socket instead; its file is removed at the end")
    private @Nullable Endpoint unix;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "threads, each with its own listener; default: the CPUs")
    private @Nullable Long threads;

    @Mixin private final PinOption pin = new PinOption();

    @Mixin private final EngineOption engine = new EngineOption();

    @Mixin private final ServeTlsOptions tls = new ServeTlsOptions();

    @Mixin private final SiteOptions site = new SiteOptions();

    @Mixin private final LimitOptions limits = new LimitOptions();

    @Mixin private final ShapeOptions shape = new ShapeOptions();

    @Option(
            names = "--stats",
            arity = "0..1",
            fallbackValue = "127.0.0.1:0",
            paramLabel = "ADDR:PORT",
            converter = Converters.Listen.class,
            description =
                    "answer counters there, as JSON and at /metrics for Prometheus; without a value"
                            + " on a free local port")
    private @Nullable Endpoint stats;

    @Mixin private final NginxOption nginx = new NginxOption();

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "add a line for each request: time, method, target, status, bytes")
    private @Nullable Path accessLog;

    @Option(names = "--parent", hidden = true, description = "end when that process ends")
    private @Nullable Long parent;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (parent != null) {
            Parent.dieWith(parent);
        }
        Host host = Session.host();
        ServePlan plan = plan(host);
        ThisProcess.raiseDescriptors(DESCRIPTORS_WANTED);
        try (StatsServer counters = stats == null ? null : StatsServer.bind(stats)) {
            return serve(plan, host, counters);
        }
    }

    private int serve(ServePlan plan, Host host, @Nullable StatsServer counters)
            throws InterruptedException {
        Confinement.besideLoops(plan.cpus(), plan.threads());
        Server server = Server.start(plan);
        CountDownLatch asked = new CountDownLatch(1);
        try (Interruption _ = Interruption.calls(asked::countDown, ExitCode.DONE)) {
            session.terminal().out(banner(plan, server));
            if (counters != null) {
                counters.start(server, session.context(host));
                session.terminal().out("counters on " + counters.url() + "\n");
            }
            asked.await();
            server.close();
        }
        session.terminal().out(summary(server.counters()));
        return ExitCode.DONE;
    }

    private ServePlan plan(Host host) {
        Path nginxConf = nginx.file();
        return nginxConf == null ? ownPlan(host) : nginxPlan(nginxConf, host);
    }

    private ServePlan nginxPlan(Path file, Host host) {
        Endpoint given = nginx.isGiven("--listen") ? listen : null;
        NginxPlan.Overrides overrides =
                new NginxPlan.Overrides(given, threads, pin.cpus(), engine.wish());
        NginxPlan made = NginxPlan.read(file, overrides, host);
        made.notes().forEach(note -> session.terminal().err(note.text() + "\n"));
        return made.plan();
    }

    private ServePlan ownPlan(Host host) {
        CpuSet cpus = pin.cpus();
        Endpoint where = where();
        return new ServePlan(
                where,
                threads(threads == null ? pin.usable(host) : threads),
                cpus,
                site.site(),
                engine.wish().choose(),
                limits.limits(),
                shape.shape(),
                accessLog,
                tls.server(where));
    }

    /** A number of threads, when it is one. */
    static int threads(long count) {
        if (count < 1 || count > THREADS_MAX) {
            throw bad("--threads " + count, "a server has 1 to " + THREADS_MAX + " threads");
        }
        return (int) count;
    }

    private Endpoint where() {
        if (unix != null && listen != null) {
            throw bad("--unix and --listen " + listen.text(), "a server listens in one place only");
        }
        if (unix != null) {
            return unix;
        }
        return listen != null ? listen : new Converters.Listen().convert("127.0.0.1:8080");
    }

    private static Fault bad(String what, String cause) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, "headrace serve --help");
    }

    private static String banner(ServePlan plan, Server server) {
        return "serving "
                + plan.site().text()
                + " on "
                + server.url()
                + " with "
                + plan.threads()
                + (plan.threads() == 1 ? " thread, " : " threads, ")
                + plan.engine().text()
                + "\n"
                + ServeTlsOptions.banner(plan.tls());
    }

    private static String summary(ServerCounters counters) {
        return "served "
                + counters.requests()
                + " requests on "
                + counters.connectionsAccepted()
                + " connections, refused "
                + counters.refused()
                + (counters.logDropped() == 0
                        ? ""
                        : ", lost " + counters.logDropped() + " lines of the log")
                + "\n";
    }
}
