package io.headrace.kernel;

import static io.headrace.kernel.abi.AsmUnistd.SYS_openat;
import static io.headrace.kernel.abi.AsmUnistd.SYS_pread64;
import static io.headrace.kernel.abi.Fcntl.AT_FDCWD;
import static io.headrace.kernel.abi.Fcntl.O_CLOEXEC;
import static io.headrace.kernel.abi.Fcntl.O_RDONLY;

import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A file whose text the kernel makes when it is read: its size is told as 0, so it is read to the
 * end, in pieces large enough that most files are one consistent piece.
 */
public final class PseudoFile {
    private static final int PIECE = 1 << 16;

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
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path);
            long fd =
                    SystemCall.slow(
                            SYS_openat, AT_FDCWD, name.address(), O_RDONLY | O_CLOEXEC, 0, 0, 0);
            if (fd < 0) {
                return new Reading(null, (int) -fd);
            }
            try {
                return readAll((int) fd, arena);
            } finally {
                Socket.close((int) fd);
            }
        }
    }

    private static Reading readAll(int fd, Arena arena) {
        StringBuilder text = new StringBuilder();
        MemorySegment piece = arena.allocate(PIECE);
        long offset = 0;
        while (true) {
            long n = SystemCall.slow(SYS_pread64, fd, piece.address(), PIECE, offset, 0, 0);
            if (n == -Errno.EINTR) {
                continue;
            }
            if (n < 0) {
                return new Reading(null, (int) -n);
            }
            if (n == 0) {
                return new Reading(text.toString(), 0);
            }
            byte[] bytes = piece.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
            text.append(new String(bytes, StandardCharsets.UTF_8));
            offset += n;
        }
    }
}
