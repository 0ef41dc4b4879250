package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_fcntl;
import static io.headrace.kernel.abi.AsmUnistd.SYS_pread64;
import static io.headrace.kernel.abi.AsmUnistd.SYS_sendfile;
import static io.headrace.kernel.abi.Fcntl.F_DUPFD_CLOEXEC;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

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

    /** The bytes of a file from an offset on, fewer when it is shorter or cannot be read. */
    public static byte[] read(int fd, long offset, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, length));
            int count = 0;
            while (count < length) {
                long at = memory.address() + count;
                long read =
                        SystemCall.slow(SYS_pread64, fd, at, length - count, offset + count, 0, 0);
                if (read <= 0) {
                    break;
                }
                count += (int) read;
            }
            return memory.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** A second descriptor of the same file, or a negative errno. */
    public static int duplicate(int fd) {
        return (int) SystemCall.fast(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 0, 0, 0, 0);
    }

    public void close() {
        Memory.unmap(offsetMemory, Long.BYTES);
    }
}
