package io.headrace.serve;

import io.headrace.fault.Fault;
import io.headrace.http.Method;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file with a line for each request: time, method, target, status and bytes of the answer. The
 * loops only leave records in their rings; one thread writes.
 */
final class AccessLog {
    private static final long PAUSE_MS = 20;
    private static final long SECOND_MS = 1000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss +0000", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Path file;
    private final BufferedWriter out;
    private final List<AccessRing> rings;
    private final Thread writer =
            Thread.ofPlatform().name("access-log").daemon().unstarted(this::run);
    private volatile boolean ending;
    private @Nullable IOException failure;
    private long timeSecond = -1;
    private String time = "";

    private AccessLog(Path file, BufferedWriter out, int loops) {
        this.file = file;
        this.out = out;
        rings = Stream.generate(AccessRing::new).limit(loops).toList();
    }

    /**
     * Opens the file, to whose end lines are added, and starts the writer.
     *
     * @throws Fault BAD_INPUT when it cannot be written
     */
    static AccessLog open(Path file, int loops) {
        try {
            BufferedWriter out =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.ISO_8859_1,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
            AccessLog log = new AccessLog(file, out, loops);
            log.writer.start();
            return log;
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    private static Fault fault(Path file, IOException e) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "access log " + file + ": " + e.getClass().getSimpleName(),
                "its folder is missing or full, or it may not be written",
                "choose another file",
                e);
    }

    /** Where a loop leaves its records. */
    AccessRing ring(int loop) {
        return rings.get(loop);
    }

    private void run() {
        boolean last;
        do {
            last = ending;
            rings.forEach(ring -> ring.takeAll(this::write));
            flush();
            pause();
        } while (!last);
    }

    private void pause() {
        try {
            Thread.sleep(ending ? 0 : PAUSE_MS);
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private void write(long timeMs, int method, String target, int status, long bytes) {
        long second = timeMs / SECOND_MS;
        if (second != timeSecond) {
            timeSecond = second;
            time = TIME.format(Instant.ofEpochMilli(timeMs));
        }
        String asked =
                method == AccessRing.NO_METHOD ? "-" : Method.name(method) + " " + escape(target);
        add("[" + time + "] \"" + asked + "\" " + status + " " + bytes + "\n");
    }

    /** What would end the quotes is written as nginx does; nothing else odd is in a target. */
    private static String escape(String target) {
        return target.replace("\\", "\\x5C").replace("\"", "\\x22");
    }

    private void add(String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            failure = e;
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * Writes what is left, after the loops have ended, and how many lines had no room.
     *
     * @throws Fault when not all could be written
     */
    void close(long dropped) {
        ending = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        rings.forEach(AccessRing::close);
        if (dropped > 0) {
            add("# " + dropped + " lines had no room\n");
        }
        try (out) {
            flush();
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null) {
            throw fault(file, failure);
        }
    }
}
