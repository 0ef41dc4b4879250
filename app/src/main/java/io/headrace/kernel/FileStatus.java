package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_statx;
import static io.headrace.kernel.abi.Fcntl.AT_EMPTY_PATH;
import static io.headrace.kernel.abi.SysStat.*;

/** What the kernel knows of an open file, statx(2); read again for each. */
public final class FileStatus implements AutoCloseable {
    private static final long SECOND_NS = 1_000_000_000L;

    private final long memory = Memory.map(statx__size);

    /** An empty path, which means the descriptor itself. */
    private final long noPath = memory + statx__size;

    /** Reads the status of a descriptor: 0 or a negative errno. */
    public int read(int fd) {
        return (int)
                SystemCall.slow(SYS_statx, fd, noPath, AT_EMPTY_PATH, STATX_BASIC_STATS, memory, 0);
    }

    public boolean isRegular() {
        return kind() == S_IFREG;
    }

    public boolean isFolder() {
        return kind() == S_IFDIR;
    }

    private int kind() {
        return Memory.getShort(memory + statx__stx_mode) & S_IFMT;
    }

    /** Bytes of the file. */
    public long size() {
        return Memory.getLong(memory + statx__stx_size);
    }

    /** The number of the file in its file system. */
    public long inode() {
        return Memory.getLong(memory + statx__stx_ino);
    }

    /** When its bytes were last changed, in nanoseconds since 1970. */
    public long modifiedNs() {
        return timeNs(memory + statx__stx_mtime);
    }

    /** When anything of it was last changed, in nanoseconds since 1970; nobody can set it. */
    public long changedNs() {
        return timeNs(memory + statx__stx_ctime);
    }

    private static long timeNs(long time) {
        return Memory.getLong(time + statx_timestamp__tv_sec) * SECOND_NS
                + Memory.getInt(time + statx_timestamp__tv_nsec);
    }

    @Override
    public void close() {
        Memory.unmap(memory, statx__size);
    }
}
