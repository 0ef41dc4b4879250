package io.headrace.cli;

import io.headrace.node.LoadRun;
import io.headrace.press.PressResult;
import io.headrace.press.PressResult.PerThread;

/**
 * The lines `<n> requests launched` of httpress: four of them, or one for 50,000 requests.
 *
 * <p>A request is told once it has ended, which is later than httpress tells it.
 */
final class LaunchLines implements LoadRun.Progress {
    private static final long STEP_MAX = 50_000;
    private static final long STEP_MIN = 10;
    private static final long NEVER = Long.MAX_VALUE;

    private final long count;
    private final long step;
    private final Terminal terminal;
    private long next;

    /** So many requests; 0 prints nothing. */
    LaunchLines(long count, Terminal terminal) {
        this.terminal = terminal;
        step = Math.min(count / 4, STEP_MAX);
        this.count = step < STEP_MIN ? 0 : count;
        next = this.count == 0 ? NEVER : step;
    }

    @Override
    public void update(long answers, long failures) {
        tell(answers + failures);
    }

    /** Prints the lines that are still to come. */
    void end(PressResult result) {
        long ended = 0;
        for (PerThread thread : result.perThread()) {
            ended += thread.requests() + thread.errors();
        }
        tell(ended);
    }

    private void tell(long ended) {
        StringBuilder lines = new StringBuilder();
        while (next <= Math.min(ended, count)) {
            lines.append(next).append(" requests launched\n");
            next = next == count ? NEVER : Math.min(next + step, count);
        }
        if (!lines.isEmpty()) {
            terminal.out(lines.toString());
        }
    }
}
