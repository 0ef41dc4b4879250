package io.headrace.bench.machine;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A QEMU in namespaces of its own, which ends with this process at the latest. */
final class Emulator implements Closeable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final long POLL_MS = 10;

    /** How the keeper begins to say that nothing runs. */
    private static final String KEEPER = "keeper: ";

    private final Path folder;
    private final Process process;

    private Emulator(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param folder for its sockets and its console; goes away with it
     * @param words the command line of QEMU
     * @param life how long it may run
     */
    static Emulator start(Kit kit, Shape shape, Path folder, List<String> words, Duration life)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Tools.path("unshare", "util-linux"));
        command.addAll(List.of("--net", "--pid", "--fork", "--kill-child"));
        command.addAll(List.of(kit.keeper().toString(), folder.toString()));
        command.add(Long.toString(life.toSeconds()));
        command.add(
                shape.nics().stream()
                        .map(nic -> Integer.toString(nic.queues()))
                        .collect(Collectors.joining(",")));
        command.add(Tools.path(words.getFirst(), "qemu-system-x86"));
        command.addAll(words.subList(1, words.size()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return new Emulator(folder, builder.start());
    }

    /** Connects to one of its sockets. */
    SocketChannel connect(String name) throws IOException, InterruptedException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve(name));
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                socket.connect(address);
                return socket;
            } catch (IOException e) {
                socket.close();
                if (text("log").contains(KEEPER) || System.nanoTime() > end) {
                    throw new IOException("the emulator did not start: " + told(), e);
                }
            }
            Thread.sleep(POLL_MS);
        }
    }

    /** What it and its machine's console said. */
    String told() {
        return text("log") + text("console");
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }

    /** A command line, put into the machine's network, outside of it. */
    List<String> beside(List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Tools.path("nsenter", "util-linux"));
        command.addAll(List.of("--net", "--target", Long.toString(keeper().pid()), "--"));
        command.addAll(words);
        return command;
    }

    private ProcessHandle keeper() throws IOException {
        return process.children()
                .findFirst()
                .orElseThrow(() -> new IOException("the emulator ended: " + told()));
    }

    private List<ProcessHandle> emulator() {
        return process.descendants()
                .filter(one -> one.info().command().orElse("").endsWith(EmulatorArguments.PROGRAM))
                .toList();
    }

    /** Ends it at once, as when the power fails. */
    void kill() {
        emulator().forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends it, and all that is in its namespaces. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }
}
