package io.headrace.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The machines of {@code src/test/resources/hosts}, and machines made up on the spot. */
public final class Hosts {
    private Hosts() {}

    /** A captured or made-up machine, named by its shape. */
    public static HostRoot of(String shape) {
        URL folder = Hosts.class.getResource("/hosts/" + shape);
        try {
            return HostRoot.of(Path.of(Objects.requireNonNull(folder, shape).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes one file of a made-up machine. */
    public static void write(Path root, String relative, String text) {
        Path file = root.resolve(relative);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
