package io.headrace.cli;

import io.headrace.node.LoadReport;
import io.headrace.node.LoadRun;
import io.headrace.press.PressPlan;

import picocli.CommandLine.ParameterException;

import java.util.concurrent.Callable;

/**
 * A verb that stands in for another tool: its letters, its defaults, its lines, its exit codes; the
 * engine is ours, and what we add has lines of its own.
 */
abstract class StandIn implements Callable<Integer> {
    /** What those tools end with when they do not run, whatever the reason. */
    static final int REFUSED = 1;

    private final Session session;

    StandIn(Session session) {
        this.session = session;
    }

    /** The tool's own lines about words it does not know; empty where it has none. */
    abstract String refusal(ParameterException e);

    Terminal terminal() {
        return session.terminal();
    }

    /**
     * Runs the load.
     *
     * @param interrupted exit code after a signal, once the result is out
     */
    static LoadReport load(PressPlan plan, LoadRun.Progress progress, int interrupted)
            throws InterruptedException {
        LoadRun run = new LoadRun(plan, progress);
        try (Interruption _ = Interruption.calls(run::stop, interrupted)) {
            return run.run(Session.host());
        }
    }
}
