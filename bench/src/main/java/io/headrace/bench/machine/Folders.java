package io.headrace.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders as wholes. */
final class Folders {
    private Folders() {}

    /** A new one that will be gone soon. */
    static Path temporary() throws IOException {
        return Files.createTempDirectory("headrace-machine-");
    }

    /** Deletes a file, or a folder with all in it; nothing when there is none. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(path)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    /** What differs when a file in the folder does: names, sizes and times. */
    static String fingerprint(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().map(Folders::stamp).collect(Collectors.joining("\n"));
        }
    }

    private static String stamp(Path path) {
        try {
            return path.getFileName()
                    + " "
                    + (Files.isDirectory(path)
                            ? "folder"
                            : Files.size(path) + " " + Files.getLastModifiedTime(path).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
