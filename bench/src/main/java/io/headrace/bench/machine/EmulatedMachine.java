package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A machine with a kernel of its own, under software emulation: what a command does inside has no
 * effect outside. Device {@code i} of its shape has address 10.77.i.2; whoever stands beside it, in
 * its network namespace, has 10.77.i.1 and .11 to .14. Its speed means nothing.
 *
 * <p>Inside, {@code headrace} is the program as it was built last, {@code /state} is a disk that
 * may outlive the machine, {@code /results} a folder to leave files in. One command runs at a time;
 * one that goes on in the background must not print on the outputs it was given.
 */
public final class EmulatedMachine implements AutoCloseable {
    /** How long one lives at most, unless told otherwise. */
    public static final Duration LIFE = Duration.ofMinutes(20);

    private static final Duration STEP = Duration.ofMinutes(3);

    private final Emulator emulator;
    private final Control control;

    private EmulatedMachine(Emulator emulator, Control control) {
        this.emulator = emulator;
        this.control = control;
    }

    /** How a machine comes up. */
    public enum Start {
        /** Goes on from just after a boot that was made once for all machines of its shape. */
        SNAPSHOT,
        /** Boots. */
        BOOT
    }

    /** Starts one quickly, with a disk that ends with it. */
    public static EmulatedMachine start(Kit kit, Shape shape)
            throws IOException, InterruptedException {
        return start(kit, shape, Start.SNAPSHOT, null, LIFE);
    }

    /**
     * Starts one.
     *
     * @param disk its own disk, from {@link #newDisk}; null for one that ends with it
     * @param life how long it may run
     * @throws Fault when a program it needs is missing on this machine
     * @throws IOException when it does not come up
     */
    public static EmulatedMachine start(
            Kit kit, Shape shape, Start how, @Nullable Path disk, Duration life)
            throws IOException, InterruptedException {
        Path snapshot = how == Start.SNAPSHOT ? new Snapshots(kit, shape).get() : null;
        Path folder = Folders.temporary();
        Path state = disk == null ? newDisk(folder.resolve("state")) : disk;
        List<String> words = EmulatorArguments.of(shape, kit, folder, state);
        if (snapshot != null) {
            words = Snapshots.resume(shape, words, snapshot);
        }
        Emulator emulator = Emulator.start(kit, shape, folder, words, life);
        try {
            if (snapshot != null) {
                Snapshots.goOn(emulator);
            }
            Control control = Control.of(emulator);
            if (snapshot == null) {
                Boot.await(emulator, control, shape);
            }
            EmulatedMachine machine = new EmulatedMachine(emulator, control);
            machine.settle();
            return machine;
        } catch (IOException | InterruptedException | RuntimeException e) {
            emulator.close();
            throw e;
        }
    }

    /** Makes a disk that one machine at a time may have as {@code /state}. */
    public static Path newDisk(Path file) throws IOException {
        Disk.empty(file);
        return file;
    }

    private void settle() throws IOException {
        must(
                "date -u -s @"
                        + Instant.now().getEpochSecond()
                        + " && mount -o ro /dev/vda /java && mount -o ro /dev/vdb /program"
                        + " && mount /dev/vdc /state");
    }

    /**
     * Runs a command of the shell as root, to its end.
     *
     * @throws UncheckedIOException when the machine ended, or the command does not
     */
    public Step run(String command) {
        return lasting(command, () -> control.run(command, STEP));
    }

    /** Runs a command, with what it prints going on at once. */
    public int run(String command, OutputStream out, OutputStream err, Duration limit) {
        return lasting(command, () -> control.run(command, out, err, limit));
    }

    /** What needs the machine to be there at its end. */
    private interface Attempt<T> {
        T make() throws IOException, InterruptedException, TimeoutException;
    }

    private <T> T lasting(String command, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException | TimeoutException e) {
            throw lost(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(command, e);
        }
    }

    private UncheckedIOException lost(String command, Exception e) {
        return new UncheckedIOException(
                new IOException(command + " has no end; the machine said: " + emulator.told(), e));
    }

    /** What a command printed that ended with 0. */
    public String must(String command) {
        Step step = run(command);
        if (step.code() != 0) {
            throw new IllegalStateException(command + ": " + step);
        }
        return step.text();
    }

    /** Copies a folder of its own file system, not of the kernel's, to one outside. */
    public void fetch(String folder, Path into) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ByteArrayOutputStream complaint = new ByteArrayOutputStream();
        if (run("tar -c -C " + quoted(folder) + " .", archive, complaint, STEP) != 0) {
            throw new IOException(folder + ": " + complaint.toString(StandardCharsets.UTF_8));
        }
        Unpack.tar(new ByteArrayInputStream(archive.toByteArray()), into);
    }

    /** A file inside, without white space at its end. */
    public String read(String path) {
        return must("cat " + quoted(path)).stripTrailing();
    }

    /** Writes a file inside with one write(2); the complaint names what the kernel refused. */
    public Step write(String path, String text) {
        return run("printf %s " + quoted(text) + " | dd status=none of=" + quoted(path));
    }

    /** A word as the shell inside takes it for one. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The command line of a program that runs in the machine's network, outside of it. */
    public List<String> beside(String... words) {
        try {
            return emulator.beside(List.of(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its second console, for a person. */
    SocketChannel shell() throws IOException, InterruptedException {
        must("setsid sh -c 'exec sh -i </dev/hvc0 >/dev/hvc0 2>&1' >/dev/null 2>&1 &");
        return emulator.connect("shell");
    }

    /** What its console said up to now. */
    public String console() {
        return emulator.told();
    }

    /** Ends it as a failing power supply does. */
    public void cutPower() {
        emulator.kill();
    }

    @Override
    public void close() throws IOException {
        control.close();
        emulator.close();
    }
}
