package io.headrace.serve;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineChoice;
import io.headrace.tls.ServerTls;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

/**
 * What to serve, where and with how many threads; checked before anything starts.
 *
 * @param listen where to listen; port 0 lets the kernel choose one
 * @param threads number of loops, each with a listener of its own
 * @param cpus the CPUs the threads are bound to, one each in turn; empty binds none
 * @param status status code of every answer, 200 to 599
 * @param body what every answer carries
 * @param engine the kernel interface to use
 * @param tls how TLS is spoken; null without it
 */
public record ServePlan(
        Endpoint listen,
        int threads,
        CpuSet cpus,
        int status,
        ResponseBody body,
        EngineChoice engine,
        @Nullable ServerTls tls) {

    /** A plan without TLS. */
    public ServePlan(
            Endpoint listen,
            int threads,
            CpuSet cpus,
            int status,
            ResponseBody body,
            EngineChoice engine) {
        this(listen, threads, cpus, status, body, engine, null);
    }
}
