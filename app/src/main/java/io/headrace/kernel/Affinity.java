package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_sched_getaffinity;
import static io.headrace.kernel.abi.AsmUnistd.SYS_sched_setaffinity;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.Errno;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;

/** Which CPUs a thread may run on, sched_setaffinity(2). */
public final class Affinity {
    private static final int MASK_BYTES = 8192;

    /** The calling thread, as a thread id argument. */
    public static final int SELF = 0;

    private Affinity() {}

    /** Binds a thread to CPUs; threads and processes it starts inherit them. */
    public static void set(int tid, int... cpus) {
        BitSet mask = new BitSet();
        Arrays.stream(cpus).forEach(mask::set);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(MASK_BYTES, 8);
            byte[] set = mask.toByteArray();
            MemorySegment.copy(set, 0, bytes, ValueLayout.JAVA_BYTE, 0, set.length);
            long result =
                    SystemCall.slow(
                            SYS_sched_setaffinity, tid, MASK_BYTES, bytes.address(), 0, 0, 0);
            if (result == -Errno.EINVAL) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "sched_setaffinity(CPUs " + Arrays.toString(cpus) + "): EINVAL",
                        "none of them is online and allowed here",
                        "allowed CPUs are " + Arrays.toString(get(SELF)));
            }
            SystemCall.check(result, "sched_setaffinity", "CPUs " + Arrays.toString(cpus));
        }
    }

    /** The CPUs a thread may run on, ascending. */
    public static int[] get(int tid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(MASK_BYTES, 8);
            long length =
                    SystemCall.check(
                            SystemCall.slow(
                                    SYS_sched_getaffinity,
                                    tid,
                                    MASK_BYTES,
                                    bytes.address(),
                                    0,
                                    0,
                                    0),
                            "sched_getaffinity",
                            "thread " + tid);
            byte[] set = bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            return BitSet.valueOf(set).stream().toArray();
        }
    }
}
