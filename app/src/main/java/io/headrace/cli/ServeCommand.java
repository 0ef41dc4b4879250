package io.headrace.cli;

import com.sun.net.httpserver.HttpServer;

import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.kernel.Endpoint;
import io.headrace.kernel.ThisProcess;
import io.headrace.node.Confinement;
import io.headrace.node.Parent;
import io.headrace.report.ServeJson;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.ServePlan;
import io.headrace.serve.Server;
import io.headrace.serve.ServerCounters;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The verb `serve`. */
@Command(
        name = "serve",
        description = "the reference server: the same small answer to every request",
        footer = {"", "Example:", "  headrace serve --listen 127.0.0.1:8080 --threads 1"})
final class ServeCommand implements Callable<Integer> {
    /** Accepted connections are not counted before they come, so the limit is raised ahead. */
    private static final int DESCRIPTORS_WANTED = 1 << 20;

    private static final int STATUS_MIN = 200;
    private static final int STATUS_MAX = 599;
    private static final int THREADS_MAX = 4096;

    private final Session session;

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1:8080",
            paramLabel = "ADDR:PORT",
            converter = Converters.Listen.class,
            description = "where to listen; port 0 takes a free one; default ${DEFAULT-VALUE}")
    private @Nullable Endpoint listen;

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "COUNT",
            converter = Converters.Count.class,
            description = "threads, each with its own listener; default: the CPUs")
    private @Nullable Long threads;

    @Mixin private final PinOption pin = new PinOption();

    @Mixin private final EngineOption engine = new EngineOption();

    @Mixin private final ServeTlsOptions tls = new ServeTlsOptions();

    @Option(
            names = "--status",
            defaultValue = "200",
            paramLabel = "CODE",
            description = "status of every answer, 200 to 599; default ${DEFAULT-VALUE}")
    private int status;

    @Option(
            names = "--body-size",
            defaultValue = "0",
            paramLabel = "BYTES",
            converter = Converters.Size.class,
            description = "length of every body, such as 64KiB; default ${DEFAULT-VALUE}")
    private long bodySize;

    @Option(names = "--body", paramLabel = "FILE", description = "every body is this file")
    private @Nullable Path bodyFile;

    @Option(
            names = "--stats",
            arity = "0..1",
            fallbackValue = "127.0.0.1:0",
            paramLabel = "ADDR:PORT",
            converter = Converters.Listen.class,
            description = "answer counters as JSON there; without a value a free local port")
    private @Nullable Endpoint stats;

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
        HttpServer counters = stats == null ? null : bindStats(stats);
        Confinement.besideLoops(plan.cpus(), plan.threads());
        Server server = Server.start(plan);
        CountDownLatch asked = new CountDownLatch(1);
        try (Interruption _ = Interruption.calls(asked::countDown, ExitCode.DONE)) {
            session.terminal().out(banner(plan, server));
            if (counters != null) {
                startStats(counters, host, server);
            }
            asked.await();
            server.close();
        }
        session.terminal().out(summary(server.counters()));
        return ExitCode.DONE;
    }

    private ServePlan plan(Host host) {
        CpuSet cpus = pin.cpus();
        int usable = pin.usable(host);
        long count = threads == null ? usable : threads;
        if (count < 1 || count > THREADS_MAX) {
            throw bad("--threads " + count, "a server has 1 to " + THREADS_MAX + " threads");
        }
        if (status < STATUS_MIN || status > STATUS_MAX) {
            throw bad(
                    "--status " + status, "a final status is " + STATUS_MIN + " to " + STATUS_MAX);
        }
        ResponseBody body =
                bodyFile == null ? ResponseBody.ofSize(bodySize) : ResponseBody.ofFile(bodyFile);
        Endpoint where = Objects.requireNonNull(listen, "it has a default");
        return new ServePlan(
                where, (int) count, cpus, status, body, engine.wish().choose(), tls.server(where));
    }

    private static Fault bad(String what, String cause) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, "headrace serve --help");
    }

    private static String banner(ServePlan plan, Server server) {
        return "serving "
                + plan.status()
                + " with "
                + plan.body().length()
                + " bytes on "
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
                + "\n";
    }

    private static HttpServer bindStats(Endpoint where) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(where.ip(), where.port()), 0);
        } catch (BindException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--stats " + where.text() + ": " + e.getMessage(),
                    "another process listens there, or the address is not this machine's",
                    "choose another port",
                    e);
        }
    }

    private void startStats(HttpServer counters, Host host, Server server) {
        counters.createContext(
                "/",
                exchange -> {
                    byte[] document =
                            ServeJson.write(session.context(host), server)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, document.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(document);
                    }
                });
        counters.start();
        InetSocketAddress address = counters.getAddress();
        session.terminal()
                .out(
                        "counters on http://"
                                + address.getAddress().getHostAddress()
                                + ":"
                                + address.getPort()
                                + "/\n");
    }
}
