package io.headrace.host;

import io.headrace.kernel.PseudoFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Copies single files of one tree into another: with the links on the way as they are written, and
 * with the mode, since that tells whether a setting can be changed.
 */
final class TreeCopy {
    /** MAXSYMLINKS, {@code linux/namei.h}. */
    private static final int LINKS_MAX = 40;

    private static final String PROCESSES = "proc";

    private final Path from;
    private final Path to;
    private final Disguise disguise;

    TreeCopy(Path from, Path to, Disguise disguise) {
        this.from = from;
        this.to = to;
        this.disguise = disguise;
    }

    /** Copies what a path leads to: a file, or an empty folder; nothing where nothing is. */
    void copy(String relative) throws IOException {
        Path real = follow(relative);
        if (real == null) {
            return;
        }
        if (Files.isDirectory(from.resolve(real))) {
            Files.createDirectories(to.resolve(real));
            return;
        }
        String text = PseudoFile.read(from.resolve(real).toString());
        if (text != null) {
            write(real, disguise.text(relative, text));
        }
    }

    /** Copies the names in a folder; files that were not copied stay empty. */
    void names(String relative, Predicate<String> wanted) throws IOException {
        Path real = follow(relative);
        if (real == null || !Files.isDirectory(from.resolve(real))) {
            return;
        }
        Files.createDirectories(to.resolve(real));
        for (String name : entries(from.resolve(real))) {
            // Of the names in proc only processes are ever looked for.
            boolean process = !relative.equals(PROCESSES) || name.matches("[0-9]+");
            if (process && wanted.test(relative + "/" + name)) {
                name(real.resolve(name));
            }
        }
    }

    private static List<String> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of(); // as the reader saw it
        }
    }

    private void name(Path real) throws IOException {
        Path source = from.resolve(real);
        if (Files.isSymbolicLink(source)) {
            link(real, Files.readSymbolicLink(source));
        } else if (Files.isDirectory(source)) {
            Files.createDirectories(to.resolve(real));
        } else if (!Files.exists(to.resolve(real))) {
            write(real, "");
        }
    }

    /** Where a path leads, its links being copied on the way; null where nothing is. */
    private @Nullable Path follow(String relative) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(names(relative));
        Path at = Path.of("");
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst();
            Path next = at.resolve(name).normalize();
            Path source = from.resolve(next);
            if (next.startsWith("..")) {
                return null;
            }
            if (Files.isSymbolicLink(source)) {
                Path target = Files.readSymbolicLink(source);
                link(next, target);
                if (target.isAbsolute() || ++links > LINKS_MAX) {
                    return null;
                }
                List<String> names = new ArrayList<>(names(target.toString()));
                Collections.reverse(names);
                names.forEach(ahead::addFirst);
            } else if (Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
                at = next;
            } else {
                return null;
            }
        }
        return at;
    }

    private static List<String> names(String path) {
        return Arrays.asList(path.split("/+", -1));
    }

    private void link(Path real, Path target) throws IOException {
        Path copy = to.resolve(real);
        if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
            makeParent(copy);
            Files.createSymbolicLink(copy, target);
        }
    }

    private void write(Path real, String text) throws IOException {
        Path copy = to.resolve(real);
        makeParent(copy);
        Files.writeString(copy, text);
        boolean writable =
                Files.getPosixFilePermissions(from.resolve(real))
                        .contains(PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(
                copy, PosixFilePermissions.fromString(writable ? "rw-r--r--" : "r--r--r--"));
    }

    private static void makeParent(Path copy) throws IOException {
        Path parent = copy.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
