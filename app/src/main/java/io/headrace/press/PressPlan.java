package io.headrace.press;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineChoice;
import io.headrace.tls.TlsEngines;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One run of the generator; checked before anything starts.
 *
 * @param target where to
 * @param requests what is asked
 * @param expectation which answers are right
 * @param sources where connections come from; empty leaves it to the kernel
 * @param engine the kernel interface to use
 * @param tls the engines of the connections; null without TLS
 */
public record PressPlan(
        Target target,
        RequestMix requests,
        Expectation expectation,
        LoadOrder load,
        ReachOrder reach,
        List<Endpoint> sources,
        EngineChoice engine,
        @Nullable TlsEngines tls) {

    /** Whether every request has a connection of its own. */
    boolean close() {
        return requests.close();
    }

    public int connections() {
        return load.connections();
    }

    public int threads() {
        return load.threads();
    }

    /** The CPUs the threads are bound to, one each in turn; empty binds none. */
    public CpuSet cpus() {
        return CpuSet.parseOrEmpty(load.cpus());
    }

    long timeoutNs() {
        return load.timeoutNs();
    }

    /** Whether a number of requests, not a time, ends the run. */
    public boolean isCounted() {
        return load.isCounted();
    }

    /** Whether requests are due at times of their own. */
    public boolean isOpenLoop() {
        return load.rate() != null;
    }
}
