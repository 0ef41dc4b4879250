package io.headrace.host;

import io.headrace.kernel.PseudoFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder a machine is read from: this machine's own root, or a captured tree.
 *
 * <p>It is a value and every reader takes one, so a test of a reader is "give a folder, compare a
 * record". Names are relative to it: {@code proc/stat}, {@code sys/devices/system/cpu/online}.
 */
public record HostRoot(Path path, Witness witness) {
    private static final Path THIS_MACHINE = Path.of("/");

    /** Is told of each look, so that a capture holds just what a machine is read from. */
    interface Witness {
        Witness NOBODY = (relative, names) -> {};

        /**
         * Something is looked at, whether it is there or not.
         *
         * @param names whether the names in a folder are
         */
        void looks(String relative, boolean names);
    }

    /** A captured tree, with the folders {@code proc} and {@code sys} directly below it. */
    public static HostRoot of(Path path) {
        return new HostRoot(path, Witness.NOBODY);
    }

    /** The machine this process runs on: its {@code /proc} and {@code /sys}. */
    public static HostRoot thisMachine() {
        return of(THIS_MACHINE);
    }

    /** The same, with somebody who is told of each look. */
    HostRoot seenBy(Witness other) {
        return new HostRoot(path, other);
    }

    public boolean isThisMachine() {
        return path.equals(THIS_MACHINE);
    }

    /** The whole text of a file, or null when it is missing or cannot be read. */
    public @Nullable String read(String relative) {
        return PseudoFile.read(name(relative));
    }

    /** The whole text of a file, or why there is none. */
    public PseudoFile.Reading attempt(String relative) {
        return PseudoFile.attempt(name(relative));
    }

    /**
     * Gives a file of the kernel a text, in one piece; it must be there already.
     *
     * @return 0, or a positive error number
     */
    public int write(String relative, String text) {
        return PseudoFile.write(path + "/" + relative, text);
    }

    /** The text of a one-value file without its line end; null when missing or blank. */
    public @Nullable String value(String relative) {
        String text = read(relative);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The names in a folder, sorted as text; none when it is missing or cannot be read. */
    public List<String> list(String relativeDir) {
        look(relativeDir, true);
        try (Stream<Path> entries = Files.list(resolve(relativeDir))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    /** Where a symbolic link points to, as it is written; null when it is none or not readable. */
    public @Nullable String link(String relative) {
        try {
            return Files.readSymbolicLink(resolve(relative)).toString();
        } catch (IOException | UnsupportedOperationException gone) {
            return null;
        }
    }

    /**
     * Where a file or folder really is once links are followed, relative to the root; null when it
     * is missing or outside.
     */
    public @Nullable String real(String relative) {
        try {
            Path root = path.toRealPath();
            Path real = resolve(relative).toRealPath();
            return real.startsWith(root) ? root.relativize(real).toString() : null;
        } catch (IOException gone) {
            return null;
        }
    }

    boolean isFolder(String relative) {
        return Files.isDirectory(resolve(relative));
    }

    /** Whether a file's mode lets its owner write; null when it is missing. */
    public @Nullable Boolean writable(String relative) {
        try {
            return Files.getPosixFilePermissions(resolve(relative))
                    .contains(PosixFilePermission.OWNER_WRITE);
        } catch (IOException | UnsupportedOperationException gone) {
            return null;
        }
    }

    private Path resolve(String relative) {
        look(relative, false);
        return path.resolve(relative);
    }

    /** The whole name, put together as text: a large machine has tens of thousands. */
    private String name(String relative) {
        look(relative, false);
        return path + "/" + relative;
    }

    /** Refuses an absolute name: it would silently read this machine instead of the tree. */
    private void look(String relative, boolean names) {
        if (relative.startsWith("/")) {
            throw new IllegalArgumentException("not relative to the host root: " + relative);
        }
        witness.looks(relative, names);
    }
}
