package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_close;
import static io.headrace.kernel.abi.AsmUnistd.SYS_openat;
import static io.headrace.kernel.abi.AsmUnistd.SYS_pread64;
import static io.headrace.kernel.abi.AsmUnistd.SYS_write;
import static io.headrace.kernel.abi.Fcntl.AT_FDCWD;
import static io.headrace.kernel.abi.Fcntl.O_CLOEXEC;
import static io.headrace.kernel.abi.Fcntl.O_RDONLY;
import static io.headrace.kernel.abi.Fcntl.O_TRUNC;
import static io.headrace.kernel.abi.Fcntl.O_WRONLY;

import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file whose text the kernel makes when it is read: its size is told as 0, so it is read to the
 * end, in pieces large enough that most files are one consistent piece; and one that is written in
 * one piece, or not at all.
 */
public final class PseudoFile {
    private static final int PIECE = 1 << 16;

    /** PATH_MAX, {@code linux/limits.h}. */
    private static final int NAME = 4096;

    /**
     * A piece, and a name behind it, for each thread that ever reads: a large machine has tens of
     * thousands of files, and fresh memory for each costs more than the reading.
     */
    private static final ThreadLocal<Long> ROOM =
            ThreadLocal.withInitial(() -> Memory.map(PIECE + NAME));

    private PseudoFile() {}

    /**
     * What reading gave.
     *
     * @param text the whole text; null when there is none
     * @param errno why there is none, a positive error number; else 0
     */
    public record Reading(@Nullable String text, int errno) {
        public boolean isForbidden() {
            return errno == Errno.EACCES || errno == Errno.EPERM;
        }

        /** Whether the kernel or the device failed; a file that is missing or empty is none. */
        public boolean isFailure() {
            return errno == Errno.EIO;
        }

        /** The C name of the error, such as `EACCES`. */
        public String reason() {
            return KernelFault.name(errno);
        }
    }

    /** The whole text, or null when the file is missing, unreadable or ends while being read. */
    public static @Nullable String read(String path) {
        return attempt(path).text();
    }

    /** The whole text, or why there is none. */
    public static Reading attempt(String path) {
        long room = ROOM.get();
        long fd = open(path, room, O_RDONLY | O_CLOEXEC);
        if (fd < 0) {
            return new Reading(null, (int) -fd);
        }
        try {
            return readAll((int) fd, room);
        } finally {
            Socket.close((int) fd);
        }
    }

    /**
     * Gives the kernel a text, in one piece as it wants it; the file must be there. Some files
     * refuse only when they are closed.
     *
     * @return 0, or a positive error number
     */
    public static int write(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > PIECE) {
            return Errno.EOVERFLOW;
        }
        long room = ROOM.get();
        long fd = open(path, room, O_WRONLY | O_TRUNC | O_CLOEXEC);
        if (fd < 0) {
            return (int) -fd;
        }
        Memory.put(room, bytes);
        long written;
        do {
            written = SystemCall.slow(SYS_write, fd, room, bytes.length, 0, 0, 0);
        } while (written == -Errno.EINTR);
        long closed = SystemCall.slow(SYS_close, fd, 0, 0, 0, 0, 0);
        if (written < 0) {
            return (int) -written;
        }
        return written < bytes.length ? Errno.EIO : (int) -Math.min(closed, 0);
    }

    /** A descriptor, or a negative errno; the name is put behind the piece. */
    private static long open(String path, long room, int flags) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length >= NAME) {
            return -Errno.ENOENT;
        }
        Memory.put(room + PIECE, name);
        Memory.putByte(room + PIECE + name.length, (byte) 0);
        return SystemCall.slow(SYS_openat, AT_FDCWD, room + PIECE, flags, 0, 0, 0);
    }

    private static Reading readAll(int fd, long room) {
        byte[] all = new byte[0];
        int length = 0;
        while (true) {
            long n = SystemCall.slow(SYS_pread64, fd, room, PIECE, length, 0, 0);
            if (n == -Errno.EINTR) {
                continue;
            }
            if (n < 0) {
                return new Reading(null, (int) -n);
            }
            if (n == 0) {
                return new Reading(new String(all, 0, length, StandardCharsets.UTF_8), 0);
            }
            if (all.length - length < n) {
                all = Arrays.copyOf(all, Math.max(length + (int) n, 2 * length));
            }
            Memory.get(room, all, length, (int) n);
            length += (int) n;
        }
    }
}
