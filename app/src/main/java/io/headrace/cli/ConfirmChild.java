package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.node.ChildJvm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The process that puts everything back when nobody confirms; it outlives the one that tunes. */
final class ConfirmChild {
    /** What it prints once it watches. */
    static final String READY = "watching";

    private ConfirmChild() {}

    /**
     * Starts it, and waits until it watches.
     *
     * @throws Fault when it does not: then nothing may be changed
     */
    static void start(Path folder, Instant deadline) throws IOException {
        List<String> command =
                new ChildJvm(Main.class.getName())
                        .command(
                                List.of(
                                        "confirm-watch",
                                        "--state",
                                        folder.toString(),
                                        "--deadline",
                                        deadline.toString()));
        Process child =
                new ProcessBuilder(command)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("confirm.log").toFile()))
                        .start();
        child.getOutputStream().close();
        String line = child.inputReader().readLine();
        if (!READY.equals(line)) {
            throw new Fault(
                    Fault.Kind.INTERNAL,
                    "the process that puts everything back did not start",
                    "it said \"" + line + "\"; see " + folder.resolve("confirm.log"),
                    "try without --confirm-within where nothing can be cut off; nothing was"
                            + " changed");
        }
    }
}
