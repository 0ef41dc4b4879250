package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.press.WindowSecond;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** All forms in which a run is told while it goes on. */
final class RunOutputs implements RunOutput {
    private final List<RunOutput> outputs = new ArrayList<>();

    void add(RunOutput output) {
        outputs.add(output);
    }

    @Override
    public void opened() {
        outputs.forEach(RunOutput::opened);
    }

    @Override
    public void update(long answers, long failures) {
        outputs.forEach(output -> output.update(answers, failures));
    }

    @Override
    public void second(WindowSecond second) {
        outputs.forEach(output -> output.second(second));
    }

    /** Closes all of them, then throws the first failure. */
    @Override
    public void close() {
        Fault first = null;
        for (RunOutput output : outputs) {
            first = first == null ? failure(output) : first;
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable Fault failure(RunOutput output) {
        try {
            output.close();
            return null;
        } catch (Fault e) {
            return e;
        }
    }
}
