package io.headrace.kernel;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.Errno;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file by which others find a listening Unix socket, unix(7); it does not go with the socket.
 */
public final class UnixSocketFile {
    private static final int KIND = 0xf000;
    private static final int SOCKET = 0xc000;

    private final Path path;
    private final long inode;

    private UnixSocketFile(Path path, long inode) {
        this.path = path;
        this.inode = inode;
    }

    /** The file of a socket that listens now. */
    public static UnixSocketFile of(Endpoint where) {
        Path path = Path.of(where.path());
        try {
            return new UnixSocketFile(path, inode(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long inode(Path path) throws IOException {
        return (long) Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Removes a file that a socket has left behind.
     *
     * @throws Fault BAD_INPUT when somebody listens there, or it is another kind of file
     */
    static void removeStale(Endpoint where) {
        Path path = Path.of(where.path());
        try {
            int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            if ((mode & KIND) != SOCKET) {
                throw taken(path, "there is a file that is no socket");
            }
            if (hasListener(where)) {
                throw taken(path, "another process listens there");
            }
            Files.deleteIfExists(path);
        } catch (NoSuchFileException e) {
            // as it should be
        } catch (IOException e) {
            throw taken(path, "the file that is there cannot be removed");
        }
    }

    private static boolean hasListener(Endpoint where) {
        int fd = Socket.open(where.family());
        long sockaddr = where.mapped();
        int result = Socket.connect(fd, sockaddr, where.length());
        Memory.unmap(sockaddr, where.length());
        Socket.close(fd);
        return result != -Errno.ECONNREFUSED;
    }

    private static Fault taken(Path path, String cause) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "Unix socket " + path,
                cause,
                "choose another path, or find its owner with: ss -lxp");
    }

    /** Removes the file, unless it has become another one. */
    public void remove() {
        try {
            if (inode(path) == inode) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // somebody else was faster
        }
    }
}
