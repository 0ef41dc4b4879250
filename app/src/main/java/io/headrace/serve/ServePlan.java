package io.headrace.serve;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineChoice;
import io.headrace.tls.ServerTls;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What to serve, where and with how many threads; checked before anything starts.
 *
 * @param listen where to listen; port 0 lets the kernel choose one
 * @param threads number of loops, each with a listener of its own
 * @param cpus the CPUs the threads are bound to, one each in turn; empty binds none
 * @param site what is answered to which path
 * @param engine the kernel interface to use
 * @param limits what a client may take
 * @param shape what is done to answers so that clients can be tested
 * @param accessLog the file that gets a line for each request, or null
 * @param tls how TLS is spoken; null without it
 */
public record ServePlan(
        Endpoint listen,
        int threads,
        CpuSet cpus,
        Site site,
        EngineChoice engine,
        Limits limits,
        Shape shape,
        @Nullable Path accessLog,
        @Nullable ServerTls tls) {
    /** With the usual limits, unshaped and without a log. */
    public ServePlan(Endpoint listen, int threads, CpuSet cpus, Site site, EngineChoice engine) {
        this(listen, threads, cpus, site, engine, Limits.DEFAULT, Shape.NONE, null, null);
    }

    public ServePlan listeningOn(Endpoint where) {
        return new ServePlan(where, threads, cpus, site, engine, limits, shape, accessLog, tls);
    }

    public ServePlan with(Limits other) {
        return new ServePlan(listen, threads, cpus, site, engine, other, shape, accessLog, tls);
    }

    public ServePlan with(ServerTls other) {
        return new ServePlan(listen, threads, cpus, site, engine, limits, shape, accessLog, other);
    }

    public ServePlan with(Shape other) {
        return new ServePlan(listen, threads, cpus, site, engine, limits, other, accessLog, tls);
    }

    public ServePlan loggingTo(Path file) {
        return new ServePlan(listen, threads, cpus, site, engine, limits, shape, file, tls);
    }

    /** Whether a connection does more than answer. */
    boolean isPlain() {
        return shape.isNone() && limits.keepaliveRequests() == 0 && accessLog == null;
    }
}
