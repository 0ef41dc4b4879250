package io.headrace.bench.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of things that take long to make, each named by what it was made of, so that nothing in
 * it is ever out of date. Shared by all that run at the same time; what nobody asked for in a while
 * goes away.
 */
final class Cache {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Object LOCK = new Object();

    private final Path folder;

    private Cache(Path folder) {
        this.folder = folder;
    }

    /** Makes something at the path it is given. */
    interface Maker {
        void make(Path path) throws IOException;
    }

    /** The one of this user. */
    static Cache ofUser() throws IOException {
        String told = System.getenv("XDG_CACHE_HOME");
        Path caches =
                told == null || told.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(told);
        return new Cache(Files.createDirectories(caches.resolve("headrace/machine")));
    }

    /** A name that differs when one of these texts does. */
    static String key(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where something is, once it has been made; two that want it at once make it once. */
    Path get(String name, Maker maker) throws IOException {
        Path path = folder.resolve(name);
        synchronized (LOCK) {
            try (FileChannel file =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                if (held.isValid() && !Files.exists(path)) {
                    forgetOld();
                    Path unfinished = folder.resolve(name + ".unfinished");
                    Folders.delete(unfinished);
                    maker.make(unfinished);
                    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            }
        }
        return path;
    }

    private void forgetOld() throws IOException {
        Instant then = Instant.now().minus(KEPT);
        List<Path> all;
        try (Stream<Path> paths = Files.list(folder)) {
            all = paths.filter(path -> !path.endsWith("lock")).toList();
        }
        for (Path path : all) {
            if (Files.getLastModifiedTime(path).toInstant().isBefore(then)) {
                Folders.delete(path);
            }
        }
    }
}
