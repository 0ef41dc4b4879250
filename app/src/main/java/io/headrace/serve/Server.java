package io.headrace.serve;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Socket;
import io.headrace.kernel.UnixSocketFile;
import io.headrace.loop.EngineChoice;
import io.headrace.loop.EventLoop;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference server: complete, small answers from one event loop per thread. */
public final class Server implements AutoCloseable {
    /**
     * What one thread has done so far.
     *
     * @param tid the kernel's id of the thread
     * @param cpu the CPU it is bound to, or -1
     * @param cpuSeconds CPU time it has used
     */
    public record ThreadReading(int tid, int cpu, double cpuSeconds, ServerCounters counters) {}

    private final String scheme;
    private final Endpoint endpoint;
    private final EngineChoice engine;
    private final List<EventLoop<ServerLoop>> loops;

    private final @Nullable UnixSocketFile socketFile;
    private final @Nullable AccessLog log;

    private Server(ServePlan plan, Endpoint endpoint, @Nullable AccessLog log) {
        scheme = plan.tls() == null ? "http" : "https";
        this.endpoint = endpoint;
        engine = plan.engine();
        this.log = log;
        loops = new ArrayList<>();
        socketFile = endpoint.isUnix() ? UnixSocketFile.of(endpoint) : null;
    }

    /**
     * Opens all listeners, then starts the threads.
     *
     * @throws io.headrace.fault.Fault when the address is taken or may not be used, or the log may
     *     not be written; then nothing was started
     */
    public static Server start(ServePlan plan) {
        int[] listeners = Socket.listen(plan.listen(), plan.threads());
        AccessLog log = openLog(plan, listeners);
        Endpoint endpoint =
                plan.listen().isUnix() ? plan.listen() : Socket.localEndpoint(listeners[0]);
        Server server = new Server(plan, endpoint, log);
        int[] cpus = plan.cpus().toArray();
        ConnectionCap cap = new ConnectionCap(plan.limits().maxConnections());
        for (int i = 0; i < plan.threads(); i++) {
            int index = i;
            int listener = listeners[i];
            AccessRing ring = log == null ? null : log.ring(i);
            int cpu = cpus.length == 0 ? EventLoop.ANY_CPU : cpus[i % cpus.length];
            server.loops.add(
                    EventLoop.start(
                            "serve-" + i,
                            plan.engine().engine(),
                            plan.tls(),
                            cpu,
                            transport ->
                                    new ServerLoop(plan, index, listener, cap, ring, transport)));
        }
        return server;
    }

    private static @Nullable AccessLog openLog(ServePlan plan, int[] listeners) {
        Path file = plan.accessLog();
        try {
            return file == null ? null : AccessLog.open(file, plan.threads());
        } catch (Fault e) {
            for (int listener : listeners) {
                Socket.close(listener);
            }
            if (plan.listen().isUnix()) {
                UnixSocketFile.of(plan.listen()).remove();
            }
            throw e;
        }
    }

    /**
     * Where it answers, with the port the kernel chose if the plan left it open; `unix:` and the
     * path of a Unix socket.
     */
    public String url() {
        return endpoint.isUnix() ? endpoint.text() : scheme + "://" + endpoint.text() + "/";
    }

    /** The kernel interface it uses. */
    public EngineChoice engine() {
        return engine;
    }

    /** What each thread has done so far; may be called at any time. */
    public List<ThreadReading> readThreads() {
        return loops.stream()
                .map(loop ->
                        new ThreadReading(
                                loop.tid(), loop.cpu(), loop.cpuNs() / 1e9, loop.duty().counters()))
                .toList();
    }

    /** What all threads together have done so far. */
    public ServerCounters counters() {
        return loops.stream()
                .map(loop -> loop.duty().counters())
                .reduce(ServerCounters.NONE, ServerCounters::plus);
    }

    /**
     * Accepts nothing more, answers what is asked within two seconds with `Connection: close`, and
     * ends.
     */
    @Override
    public void close() {
        loops.forEach(loop -> loop.duty().askToDrain());
        loops.forEach(EventLoop::wake);
        for (EventLoop<ServerLoop> loop : loops) {
            try {
                loop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (socketFile != null) {
            socketFile.remove();
        }
        if (log != null) {
            log.close(counters().logDropped());
        }
    }
}
