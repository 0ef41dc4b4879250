package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.nginx.Listen;
import io.headrace.nginx.NginxConf;
import io.headrace.nginx.Note;
import io.headrace.nginx.ServerBlock;
import io.headrace.nginx.Settings;
import io.headrace.nginx.Workers;
import io.headrace.serve.Limits;
import io.headrace.serve.ServePlan;
import io.headrace.serve.Shape;
import io.headrace.serve.Site;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a configuration of nginx makes of the server, where the command line says nothing else.
 *
 * @param notes what was understood and changes nothing, or is not quite as in nginx
 */
record NginxPlan(ServePlan plan, List<Note> notes) {
    private static final long MILLISECOND_NS = 1_000_000L;

    /**
     * What the command line says; it wins over the file.
     *
     * @param listen null for the file's
     * @param threads null for the file's
     * @param pin empty for the file's
     * @param engine `AUTO` for the file's
     */
    record Overrides(
            @Nullable Endpoint listen, @Nullable Long threads, CpuSet pin, EngineWish engine) {}

    /**
     * Reads a file and makes the plan.
     *
     * @throws Fault for what is wrong with the file, or what the server cannot do
     */
    static NginxPlan read(Path file, Overrides overrides, Host host) {
        NginxConf conf = NginxConf.read(file);
        List<Note> notes = new ArrayList<>(conf.notes());
        ServerBlock server = onlyServer(conf);
        Endpoint listen = overrides.listen() == null ? listen(server) : overrides.listen();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "of a file");
        Site site = new NginxSite(folder, notes).of(server);
        if (!server.settings().accessLog().stated()) {
            String reason = "nginx would write a log of its own, serve writes none";
            notes.add(new Note(server.at(), "no access_log", reason));
        }
        Workers workers = conf.workers();
        CpuSet usable = overrides.pin().isEmpty() ? host.allowedCpus() : overrides.pin();
        long threads =
                overrides.threads() != null
                        ? overrides.threads()
                        : workers.count() == Workers.AUTO ? usable.size() : workers.count();
        EngineWish engine =
                workers.epoll() && overrides.engine() == EngineWish.AUTO
                        ? EngineWish.EPOLL
                        : overrides.engine();
        int count = ServeCommand.threads(threads);
        ServePlan plan =
                new ServePlan(
                        listen,
                        count,
                        cpus(workers, overrides.pin(), host),
                        site,
                        engine.choose(),
                        limits(server.settings(), (long) count * workers.connections()),
                        Shape.NONE,
                        accessLog(server.settings(), folder),
                        null);
        return new NginxPlan(plan, notes);
    }

    /** A connection that nginx would not keep at all is closed after its first request. */
    private static Limits limits(Settings settings, long connections) {
        boolean keeps = settings.keepaliveTimeoutMs() > 0;
        return new Limits(
                Limits.DEFAULT.maxHead(),
                Limits.DEFAULT.maxBody(),
                Limits.DEFAULT.headerTimeoutNs(),
                keeps ? settings.keepaliveTimeoutMs() * MILLISECOND_NS : 0,
                connections,
                keeps ? settings.keepaliveRequests() : 1);
    }

    private static @Nullable Path accessLog(Settings settings, Path folder) {
        String file = settings.accessLog().file();
        return file == null ? null : folder.resolve(file);
    }

    private static CpuSet cpus(Workers workers, CpuSet pin, Host host) {
        if (!pin.isEmpty() || !workers.pinned()) {
            return pin;
        }
        return workers.cpus().isEmpty() ? host.allowedCpus() : workers.cpus();
    }

    private static ServerBlock onlyServer(NginxConf conf) {
        if (conf.servers().size() > 1) {
            throw conf.servers()
                    .get(1)
                    .at()
                    .fault(
                            "a second server",
                            "one serve is one server",
                            "give each server a file and a serve of its own");
        }
        return conf.servers().getFirst();
    }

    private static Endpoint listen(ServerBlock server) {
        List<Listen> listens = server.listens();
        if (listens.isEmpty()) {
            throw server.at()
                    .fault(
                            "a server without \"listen\"",
                            "which port nginx takes then depends on who starts it",
                            "write listen 80; or listen 8000; or give --listen");
        }
        if (listens.size() > 1) {
            throw listens.get(1)
                    .at()
                    .fault(
                            "a second \"listen\"",
                            "serve listens in one place",
                            "remove one, or give --listen");
        }
        return endpoint(listens.getFirst());
    }

    private static Endpoint endpoint(Listen listen) {
        InetSocketAddress address = listen.address();
        return address != null
                ? Endpoint.of(address)
                : Endpoint.unix(Objects.requireNonNull(listen.unixPath(), "when no address"));
    }
}
