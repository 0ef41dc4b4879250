package io.headrace.bench.machine;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has commands run inside an emulated machine, one at a time. The other side is {@code
 * bench/machine/guest/init}, which tells how they talk.
 */
final class Control implements Closeable {
    private final Port control;
    private final Port out;
    private final Port err;
    private final ExecutorService copiers = Executors.newVirtualThreadPerTaskExecutor();

    Control(Port control, Port out, Port err) {
        this.control = control;
        this.out = out;
        this.err = err;
    }

    /** The one of a running emulator. */
    static Control of(Emulator emulator) throws IOException, InterruptedException {
        return new Control(port(emulator, "control"), port(emulator, "out"), port(emulator, "err"));
    }

    private static Port port(Emulator emulator, String name)
            throws IOException, InterruptedException {
        return new Port(emulator.connect(name));
    }

    /** Runs a command to its end. */
    Step run(String command, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        int code = run(command, toOut, toErr, limit);
        return new Step(
                code,
                toOut.toString(StandardCharsets.UTF_8),
                toErr.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that has to end with 0. */
    void must(String command, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        Step step = run(command, limit);
        if (step.code() != 0) {
            throw new IOException(command + ": " + step);
        }
    }

    /**
     * Runs a command of the shell; what it prints goes where it is told, while it runs.
     *
     * @return its exit code
     * @throws IOException when the machine ended meanwhile
     * @throws TimeoutException when the command, or the boot before it, took longer
     */
    int run(String command, OutputStream toOut, OutputStream toErr, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        String token = UUID.randomUUID().toString();
        String mark = "\0" + token + "\n";
        long end = System.nanoTime() + limit.toNanos();
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        control.send(token + " " + Base64.getEncoder().encodeToString(bytes) + "\n");
        Future<?> printed = copiers.submit(() -> copy(out, mark, toOut));
        Future<?> complained = copiers.submit(() -> copy(err, mark, toErr));
        Future<String> ended = copiers.submit(control::readLine);
        await(printed, end);
        await(complained, end);
        String line = await(ended, end);
        if (!line.startsWith(token + " ")) {
            throw new IOException("expected the end of " + token + ", came: " + line);
        }
        return Integer.parseInt(line.substring(token.length() + 1).strip());
    }

    private static String copy(Port port, String mark, OutputStream to) throws IOException {
        port.copyUntil(mark, to);
        return "";
    }

    private static <T> T await(Future<T> future, long end)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        control.close();
        out.close();
        err.close();
        copiers.shutdownNow();
    }
}
