package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_close;
import static io.headrace.kernel.abi.AsmUnistd.SYS_memfd_create;
import static io.headrace.kernel.abi.AsmUnistd.SYS_mmap;
import static io.headrace.kernel.abi.AsmUnistd.SYS_write;
import static io.headrace.kernel.abi.SysMman.MAP_PRIVATE;
import static io.headrace.kernel.abi.SysMman.MFD_CLOEXEC;
import static io.headrace.kernel.abi.SysMman.PROT_EXEC;
import static io.headrace.kernel.abi.SysMman.PROT_READ;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.Arch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Nine instructions that make a system call and return the kernel's answer unchanged.
 *
 * <p>libc's wrappers put the error into a thread-local errno, which Java can read only through a
 * capture segment on every call, and many of them are cancellation points with atomics of their
 * own. The page is filled through a memfd, so it is never writable and executable at once; where
 * the JIT compiler may map code, this may too.
 */
final class SystemCallStub {
    /**
     * <pre>
     * mov rax,rdi; mov rdi,rsi; mov rsi,rdx; mov rdx,rcx; mov r10,r8; mov r8,r9;
     * mov r9,[rsp+8]; syscall; ret
     * </pre>
     */
    private static final String X86_64 =
            "4889f8 4889f7 4889d6 4889ca 4d89c2 4d89c8 4c8b4c2408 0f05 c3";

    /**
     * <pre>
     * mov x8,x0; mov x0,x1; mov x1,x2; mov x2,x3; mov x3,x4; mov x4,x5; mov x5,x6; svc #0; ret
     * </pre>
     */
    private static final String AARCH64 =
            "e80300aa e00301aa e10302aa e20303aa e30304aa e40305aa e50306aa 010000d4 c0035fd6";

    private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle syscall;
    private final MemorySegment capture;

    private SystemCallStub(Arena arena) {
        Linker linker = Linker.nativeLinker();
        syscall =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("syscall"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.firstVariadicArg(1),
                        Linker.Option.captureCallState("errno"));
        capture = arena.allocate(CAPTURE);
    }

    /** Maps the instructions for the life of the process. */
    static MemorySegment install() {
        byte[] code = HexFormat.of().parseHex((Arch.AARCH64 ? AARCH64 : X86_64).replace(" ", ""));
        try (Arena arena = Arena.ofConfined()) {
            return new SystemCallStub(arena).map(code, arena);
        }
    }

    private MemorySegment map(byte[] code, Arena arena) {
        MemorySegment name = arena.allocateFrom("headrace-syscall", StandardCharsets.US_ASCII);
        MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, code);
        long fd = call("memfd_create", SYS_memfd_create, name.address(), MFD_CLOEXEC, 0, 0, 0);
        call("write", SYS_write, fd, bytes.address(), code.length, 0, 0);
        long address =
                call("mmap", SYS_mmap, 0, code.length, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd);
        call("close", SYS_close, fd, 0, 0, 0, 0);
        return MemorySegment.ofAddress(address);
    }

    private long call(String what, long number, long a, long b, long c, long d, long e) {
        long result;
        try {
            result = (long) syscall.invokeExact(capture, number, a, b, c, d, e, 0L);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
        if (result == -1) {
            throw new Fault(
                    Fault.Kind.NOT_PERMITTED,
                    what + " for the system call stub: errno " + (int) ERRNO.get(capture, 0L),
                    "a security policy forbids executable memory",
                    "allow memfd_create and mmap(PROT_EXEC) for this process, as the JIT needs"
                            + " too");
        }
        return result;
    }
}
