package io.headrace.cli;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.node.LoadReport;
import io.headrace.node.LoadRun;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.PressPlan;
import io.headrace.press.ReachOrder;
import io.headrace.press.RequestOrder;
import io.headrace.tls.TlsOrder;

import picocli.CommandLine.ParameterException;

import java.util.concurrent.Callable;

/**
 * A verb that stands in for another tool: its letters, its defaults, its lines, its exit codes; the
 * engine is ours, and what we add has lines of its own.
 */
abstract class StandIn implements Callable<Integer> {
    /** What those tools end with when they do not run, whatever the reason. */
    static final int REFUSED = 1;

    /** Both make a connection that failed again without a pause. */
    private static final long RECONNECT_NS = 0;

    private final Session session;

    StandIn(Session session) {
        this.session = session;
    }

    /** The tool's own lines about words it does not know; empty where it has none. */
    abstract String refusal(ParameterException e);

    Terminal terminal() {
        return session.terminal();
    }

    /** What is asked of one address, and like those tools without a look at its certificate. */
    static PressOrder order(
            String url, boolean isSecure, Endpoint address, LoadOrder load, RequestOrder request) {
        return PressOrder.of(url, load, EngineWish.AUTO)
                .asking(request)
                .reaching(ReachOrder.to(address, RECONNECT_NS))
                .securedBy(isSecure ? TlsOrder.UNCHECKED : TlsOrder.USUAL);
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
