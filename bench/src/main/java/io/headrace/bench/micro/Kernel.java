package io.headrace.bench.micro;

import io.headrace.kernel.SystemCall;
import io.headrace.kernel.abi.AsmUnistd;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The least that a question to the kernel costs. */
@State(Scope.Thread)
public class Kernel {
    /** A system call that keeps the Java thread state. */
    @Benchmark
    public long fastCall() {
        return SystemCall.fast(AsmUnistd.SYS_getppid, 0, 0, 0, 0, 0, 0);
    }

    /** A system call that may block. */
    @Benchmark
    public long slowCall() {
        return SystemCall.slow(AsmUnistd.SYS_getppid, 0, 0, 0, 0, 0, 0);
    }

    /** The clock that is read for each answer, which the kernel maps into the process. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }
}
