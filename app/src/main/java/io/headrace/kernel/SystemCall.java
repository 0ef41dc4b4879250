package io.headrace.kernel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The system call itself: number and six arguments in, the kernel's raw answer out.
 *
 * <p>An error comes back as `-errno`, so a hot caller compares a number and never captures errno.
 * All arguments are `long`: a {@link MemorySegment} argument would cost a session check per call.
 *
 * <ul>
 *   <li>{@link #fast} keeps the Java thread state. It must not block: a safepoint waits for it.
 *   <li>{@link #slow} may block.
 * </ul>
 */
public final class SystemCall {
    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG);

    private static final MemorySegment STUB = SystemCallStub.install();
    private static final MethodHandle FAST =
            Linker.nativeLinker().downcallHandle(STUB, SHAPE, Linker.Option.critical(false));
    private static final MethodHandle SLOW = Linker.nativeLinker().downcallHandle(STUB, SHAPE);

    private SystemCall() {}

    /** A call that never blocks. */
    public static long fast(long number, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) FAST.invokeExact(number, a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A call that may block. */
    public static long slow(long number, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) SLOW.invokeExact(number, a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The result of a cold call, or a fault that names the call, its arguments and errno. */
    public static long check(long result, String call, String arguments) {
        if (result < 0 && result >= -4095) {
            throw KernelFault.of(call, arguments, (int) -result);
        }
        return result;
    }
}
