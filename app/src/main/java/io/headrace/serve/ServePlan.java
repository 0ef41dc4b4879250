package io.headrace.serve;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineChoice;
import io.headrace.units.CpuSet;

/**
 * What to serve, where and with how many threads; checked before anything starts.
 *
 * @param listen where to listen; port 0 lets the kernel choose one
 * @param threads number of loops, each with a listener of its own
 * @param cpus the CPUs the threads are bound to, one each in turn; empty binds none
 * @param site what is answered to which path
 * @param engine the kernel interface to use
 */
public record ServePlan(
        Endpoint listen, int threads, CpuSet cpus, Site site, EngineChoice engine) {}
