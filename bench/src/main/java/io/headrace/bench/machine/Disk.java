package io.headrace.bench.machine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk of an emulated machine: a sparse file with an ext4 file system. */
final class Disk {
    private static final String MKFS = "mkfs.ext4";
    private static final long EMPTY_BYTES = 64L << 20;

    private Disk() {}

    /** One that the machine only reads, with a folder's files in it. */
    static void filled(Path file, Path folder, long bytes) throws IOException {
        make(file, bytes, "^has_journal", folder);
    }

    /** An empty one, whose journal survives that the power is cut. */
    static void empty(Path file) throws IOException {
        make(file, EMPTY_BYTES, "has_journal", null);
    }

    private static void make(Path file, long bytes, String features, @Nullable Path content)
            throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        List<String> words =
                new ArrayList<>(List.of(Tools.path(MKFS, "e2fsprogs"), "-q", "-F", "-O", features));
        if (content != null) {
            words.addAll(List.of("-d", content.toString()));
        }
        words.add(file.toString());
        Tools.run(Path.of("/"), words);
    }
}
