package io.headrace.nginx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Configuration files for tests. */
public final class Confs {
    private Confs() {}

    /** A file of the test resources. */
    public static Path resource(String name) {
        URL url = Objects.requireNonNull(Confs.class.getResource("/nginx/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** Writes text into a folder as `nginx.conf`. */
    public static Path write(Path folder, String text) {
        return write(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("nginx.conf"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Turns a case into a whole file: `main`, `events`, `http`, `server` or `location`, a colon and
     * what stands in that block, all in the first line.
     */
    static String whole(String test) {
        int colon = test.indexOf(':');
        String body = test.substring(colon + 1).strip();
        return switch (test.substring(0, colon)) {
            case "file" -> body;
            case "main" -> body + " events { } http { server { listen 127.0.0.1:8089; } }";
            case "events" -> "events { " + body + " } http { server { listen 127.0.0.1:8089; } }";
            case "http" -> "events { } http { " + body + " server { listen 127.0.0.1:8089; } }";
            case "server" -> "events { } http { server { listen 127.0.0.1:8089; " + body + " } }";
            case "location" -> whole("server: location / { " + body + " }");
            default -> throw new IllegalArgumentException(test);
        };
    }
}
