package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.host.Settings;
import io.headrace.report.Context;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** One call of the program: its words, when it began, and where it prints. */
final class Session {
    private static final String STANDARD_OUTPUT = "-";

    private final List<String> words = new ArrayList<>();
    private final Instant started = Instant.now();
    private final Terminal terminal;

    Session(String[] args, Terminal terminal) {
        words.add("headrace");
        words.addAll(List.of(args));
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    double secondsSinceStart() {
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }

    static String version() {
        try (InputStream file = Session.class.getResourceAsStream("version.txt")) {
            byte[] bytes = Objects.requireNonNull(file, "version.txt").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this machine is; read before anything binds itself to a CPU. */
    static Host host() {
        return Host.read(HostRoot.thisMachine());
    }

    /** What a document begins with. Not for the start of a verb: it reads many files. */
    Context context(Host host) {
        return context(host, HostRoot.thisMachine());
    }

    /** What a document on a machine begins with that need not be this one. */
    Context context(Host host, HostRoot root) {
        Settings settings = Settings.read(root);
        return new Context(version(), words, started, host, settings);
    }

    /**
     * Tells a result: as a document where one is asked for, and for people unless that takes the
     * output.
     *
     * @param json a file, or `-`; null when no document is asked for
     */
    void tell(@Nullable String json, Supplier<String> document, Supplier<String> text) {
        if (json != null) {
            write(json, document.get());
        }
        if (!STANDARD_OUTPUT.equals(json)) {
            terminal.out(text.get());
        }
    }

    /** Writes a document to a file, or to standard output for `-`. */
    void write(String file, String document) {
        if (file.equals(STANDARD_OUTPUT)) {
            terminal.out(document);
            return;
        }
        try {
            Files.writeString(Path.of(file), document);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** Makes sure, before anything starts, that the result will find its place. */
    static void checkWritable(String file) {
        Path parent = Path.of(file).toAbsolutePath().getParent();
        if (file.equals(STANDARD_OUTPUT) || parent == null) {
            return;
        }
        Path existing = Files.exists(Path.of(file)) ? Path.of(file) : parent;
        if (!Files.isWritable(existing) || Files.isDirectory(Path.of(file))) {
            throw notWritable(file, null);
        }
    }

    /** The failure to write a file. */
    static Fault notWritable(String file, @Nullable IOException origin) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "cannot write " + file,
                "its folder is missing, it may not be written, or the disk is full",
                "choose another file",
                origin);
    }
}
