package io.headrace.tune;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of the journal, held by one process at a time. The kernel lets go of it when that
 * process ends, whatever ends it.
 */
public final class State implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int HOLDER_MAX = 512;

    private final Journal journal;
    private final FileChannel channel;

    private State(Journal journal, FileChannel channel) {
        this.journal = journal;
        this.channel = channel;
    }

    Journal journal() {
        return journal;
    }

    /** Runs of the journal in a folder, without holding it. */
    public static Runs read(Path folder) {
        return Runs.of(new Journal(folder).read());
    }

    /**
     * Takes the folder, which is made when it is missing.
     *
     * @throws Fault BAD_INPUT when another process has it, NOT_PERMITTED when it cannot be made
     */
    public static State hold(Path folder) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwxr-xr-x")));
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = holder(channel);
                channel.close();
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "the journal in " + folder + " is in use",
                        holder.isEmpty() ? "another process has it" : holder + " has it",
                        "wait until it has ended");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(self()), 0);
            return new State(new Journal(folder), channel);
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.NOT_PERMITTED,
                    "the journal's folder " + folder,
                    "it cannot be made or written: " + e.getMessage(),
                    "run as root, or choose another with --state",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        return "process " + self.pid() + " (" + self.info().user().orElse("somebody") + ")";
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(HOLDER_MAX);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    /** The runs in it now. */
    public Runs runs() {
        return Runs.of(journal.read());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The lock goes with the process at the latest.
        }
    }
}
