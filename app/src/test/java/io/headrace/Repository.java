package io.headrace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The working tree this test runs in. A file is named by its path from the root. */
final class Repository {
    private static final List<String> FOLDERS =
            List.of(
                    "app/src",
                    "tls-boring/src",
                    "bench/src",
                    "bench/abi",
                    "docs",
                    "examples",
                    ".ci");
    private static final Set<String> AT_ROOT = Set.of("md", "xml", "headrace");

    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new AssertionError("no ARCHITECTURE.md above the working directory");
            }
        }
        return folder;
    }

    static String text(String file) {
        return read(root().resolve(file));
    }

    /** The names of the pages in a folder, without `.md`. */
    static List<String> pages(String folder) {
        return files().keySet().stream()
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()).replaceAll("\\.md$", ""))
                .sorted()
                .toList();
    }

    /** All files that belong to the project; what a build or an editor leaves is not among them. */
    static Map<String, String> files() {
        Path root = root();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> top = Files.list(root)) {
            top.filter(Files::isRegularFile)
                    .filter(file -> AT_ROOT.contains(ending(file)))
                    .forEach(file -> files.put(root.relativize(file).toString(), read(file)));
            for (String folder : FOLDERS) {
                walk(root.resolve(folder))
                        .forEach(file -> files.put(root.relativize(file).toString(), read(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    private static List<Path> walk(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(file.toString(), failure);
        }
    }
}
