package io.headrace.cli;

import io.headrace.host.HostRoot;
import io.headrace.kernel.ThisProcess;
import io.headrace.tune.ConfirmWatch;
import io.headrace.tune.Site;
import io.headrace.tune.Undo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The inside of the process that puts everything back when nobody confirms. */
@Command(
        name = "confirm-watch",
        hidden = true,
        description = "puts changes back unless they are confirmed in time")
final class ConfirmWatchCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--parent", required = true, description = "who makes the changes")
    private long parent;

    @Option(names = "--state", required = true, description = "the journal's folder")
    private Path folder = Path.of("");

    @Option(names = "--deadline", required = true, description = "when they are put back")
    private Instant deadline = Instant.EPOCH;

    ConfirmWatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        ThisProcess.leaveTerminal();
        Optional<ProcessHandle> owner = ProcessHandle.of(parent);
        if (owner.isEmpty()) {
            return ExitCode.DONE; // It waits for this process before it writes anything.
        }
        session.terminal().out(ConfirmChild.READY + "\n");
        ConfirmWatch watch = new ConfirmWatch(folder, owner.get(), deadline);
        for (Undo.Item item : watch.keep(new Site(HostRoot.thisMachine()))) {
            session.terminal().err(item.fate() + " " + item.text() + "\n");
        }
        return ExitCode.DONE;
    }
}
