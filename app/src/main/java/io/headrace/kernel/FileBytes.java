package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_fcntl;
import static io.headrace.kernel.abi.AsmUnistd.SYS_pread64;
import static io.headrace.kernel.abi.AsmUnistd.SYS_sendfile;
import static io.headrace.kernel.abi.Fcntl.F_DUPFD_CLOEXEC;

/** Bytes of open files, by descriptor. All calls may wait for a disk. */
public final class FileBytes {
    /** Where sendfile(2) reads its offset; one for each loop. */
    private final long offsetMemory = Memory.map(Long.BYTES);

    /**
     * Sends from a file to a socket without copying, sendfile(2).
     *
     * @return bytes the socket took, 0 at the file's end, or a negative errno
     */
    public int send(int socket, int fd, long offset, int length) {
        Memory.putLong(offsetMemory, offset);
        return (int) SystemCall.slow(SYS_sendfile, socket, fd, offsetMemory, length, 0, 0);
    }

    /** Bytes read from an offset on, 0 at the file's end, or a negative errno. */
    public static int read(int fd, long offset, long address, int length) {
        return (int) SystemCall.slow(SYS_pread64, fd, address, length, offset, 0, 0);
    }

    /** A second descriptor of the same file, or a negative errno. */
    public static int duplicate(int fd) {
        return (int) SystemCall.fast(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 0, 0, 0, 0);
    }

    public void close() {
        Memory.unmap(offsetMemory, Long.BYTES);
    }
}
