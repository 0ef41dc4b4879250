package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_openat;
import static io.headrace.kernel.abi.AsmUnistd.SYS_openat2;
import static io.headrace.kernel.abi.Fcntl.*;
import static io.headrace.kernel.abi.LinuxOpenat2.*;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.Errno;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A folder held open, below which files are opened and outside of which none, openat2(2).
 *
 * <p>The kernel itself refuses each step that would lead out, by `..` or by a symbolic link, also
 * when names are exchanged meanwhile.
 */
public final class Folder implements AutoCloseable {
    /** What is no file, such as a FIFO, must not block the opening thread. */
    private static final long READ = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

    private final int fd;
    private final long how = Memory.map(open_how__size);

    private Folder(int fd) {
        this.fd = fd;
        Memory.putLong(how + open_how__flags, READ);
        Memory.putLong(how + open_how__resolve, RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS);
    }

    /**
     * Opens a folder.
     *
     * @throws Fault BAD_INPUT when it is none or may not be read, NOT_PERMITTED when the kernel
     *     does not let files be opened beneath it
     */
    public static Folder open(Path path) {
        long fd;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path.toString());
            int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
            fd = SystemCall.slow(SYS_openat, AT_FDCWD, name.address(), flags, 0, 0, 0);
        }
        if (fd < 0) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "folder " + path + ": " + KernelFault.name((int) -fd),
                    "it is missing, no folder, or may not be read",
                    "check the path and its permissions: ls -ld " + path);
        }
        Folder folder = new Folder((int) fd);
        folder.check(path);
        return folder;
    }

    private void check(Path path) {
        int itself;
        try (Arena arena = Arena.ofConfined()) {
            itself = open(arena.allocateFrom(".").address());
        }
        if (itself >= 0) {
            Socket.close(itself);
            return;
        }
        close();
        if (itself == -Errno.EACCES) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "folder " + path + ": EACCES",
                    "it may not be read",
                    "check its permissions: ls -ld " + path);
        }
        throw new Fault(
                Fault.Kind.NOT_PERMITTED,
                "openat2(" + path + "): " + KernelFault.name(-itself),
                "the kernel is older than Linux 5.6, or a seccomp profile forbids the call",
                "allow openat2 in the container's profile");
    }

    /**
     * Opens a file or folder below this one for reading.
     *
     * @param name address of its path, which does not begin with a slash and ends with a zero byte
     * @return a descriptor, or a negative errno; `-EXDEV` when the path leads outside
     */
    public int open(long name) {
        return (int) SystemCall.slow(SYS_openat2, fd, name, how, open_how__size, 0, 0);
    }

    @Override
    public void close() {
        Memory.unmap(how, open_how__size);
        Socket.close(fd);
    }
}
