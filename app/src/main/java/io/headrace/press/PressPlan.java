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
 * @param request the bytes of every request
 * @param answersHead whether the method is HEAD, whose answers have no body
 * @param close whether every request has a connection of its own
 * @param connections how many at a time
 * @param threads number of loops the connections are spread over
 * @param cpus the CPUs the threads are bound to, one each in turn; empty binds none
 * @param count requests to send in all, 0 when the duration decides
 * @param durationNs length of the measured window, 0 when the count decides
 * @param warmupNs load before the window, not counted
 * @param timeoutNs how long to wait for a connection or an answer
 * @param engine the kernel interface to use
 * @param tls the engines of the connections; null without TLS
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read once into native memory
public record PressPlan(
        Target target,
        byte[] request,
        boolean answersHead,
        boolean close,
        int connections,
        int threads,
        CpuSet cpus,
        long count,
        long durationNs,
        long warmupNs,
        long timeoutNs,
        EngineChoice engine,
        @Nullable TlsEngines tls) {

    /** Where connections come from; empty leaves it to the kernel. */
    List<Endpoint> sources() {
        return Sources.of(target.endpoint(), connections);
    }

    /** Whether a number of requests, not a time, ends the run. */
    public boolean isCounted() {
        return count > 0;
    }
}
