package io.headrace.host;

import io.headrace.kernel.PseudoFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder a machine is read from: this machine's own root, or a captured tree.
 *
 * <p>It is a value and every reader takes one, so a test of a reader is "give a folder, compare a
 * record". Names are relative to it: {@code proc/stat}, {@code sys/devices/system/cpu/online}.
 */
public record HostRoot(Path path) {
    private static final Path THIS_MACHINE = Path.of("/");

    /** A captured tree, with the folders {@code proc} and {@code sys} directly below it. */
    public static HostRoot of(Path path) {
        return new HostRoot(path);
    }

    /** The machine this process runs on: its {@code /proc} and {@code /sys}. */
    public static HostRoot thisMachine() {
        return new HostRoot(THIS_MACHINE);
    }

    /** The whole text of a file, or null when it is missing or cannot be read. */
    public @Nullable String read(String relative) {
        return PseudoFile.read(resolve(relative).toString());
    }

    /** The text of a one-value file without its line end; null when missing or blank. */
    public @Nullable String value(String relative) {
        String text = read(relative);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The names in a folder, sorted as text; none when it is missing or cannot be read. */
    public List<String> list(String relativeDir) {
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

    /** Refuses an absolute name: it would silently read this machine instead of the tree. */
    private Path resolve(String relative) {
        if (relative.startsWith("/")) {
            throw new IllegalArgumentException("not relative to the host root: " + relative);
        }
        return path.resolve(relative);
    }
}
