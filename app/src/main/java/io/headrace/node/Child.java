package io.headrace.node;

import io.headrace.fault.Fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process this one has started and ends.
 *
 * <p>The kernel ends such a process when the thread that started it ends, so that has to be one
 * that lives as long as the child is needed.
 */
final class Child implements AutoCloseable {
    private static final int TAIL_LINES = 20;
    private static final long PATIENCE_S = 5;

    private final Process process;
    private final ArrayDeque<String> tail = new ArrayDeque<>();

    private Child(Process process, InputStream told) {
        this.process = process;
        Thread.ofPlatform().daemon().name("child-output").start(() -> keepTail(told));
    }

    /** Starts a process whose output is only kept to explain a failure. */
    static Child start(List<String> command) {
        Process process = start(new ProcessBuilder(command).redirectErrorStream(true), command);
        return new Child(process, process.getInputStream());
    }

    /** Starts a process that is talked to over its standard input and output. */
    static Child startTalking(List<String> command) {
        Process process = start(new ProcessBuilder(command), command);
        return new Child(process, process.getErrorStream());
    }

    private static Process start(ProcessBuilder builder, List<String> command) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.INTERNAL,
                    "cannot start " + command.getFirst() + ": " + e.getMessage(),
                    "no memory or no process is left",
                    "look at ulimit -u and at free memory",
                    e);
        }
    }

    private void keepTail(InputStream told) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(told, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
        } catch (IOException e) {
            keep("(its output could not be read: " + e.getMessage() + ")");
        }
    }

    private synchronized void keep(String line) {
        tail.add(line);
        if (tail.size() > TAIL_LINES) {
            tail.remove();
        }
    }

    /** The last line it printed, or a word that there was none. */
    synchronized String lastWords() {
        return tail.isEmpty() ? "it printed nothing" : "it said: " + tail.getLast();
    }

    Process process() {
        return process;
    }

    int pid() {
        return (int) process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, by closing its input and with SIGTERM; kills it when it does not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            keep("(its input could not be closed: " + e.getMessage() + ")");
        }
        process.destroy();
        boolean interrupted = false;
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE_S, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
