package io.headrace.cli;

import io.headrace.node.LoadRun;

/** What is told while a run goes on, in one form; closed when it has ended. */
interface RunOutput extends LoadRun.Progress, AutoCloseable {
    @Override
    default void update(long answers, long failures) {}

    /**
     * Ends it.
     *
     * @throws io.headrace.fault.Fault when what was told has not arrived
     */
    @Override
    default void close() {}
}
