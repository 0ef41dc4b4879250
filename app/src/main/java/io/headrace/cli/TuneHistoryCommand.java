package io.headrace.cli;

import io.headrace.report.HistoryText;
import io.headrace.tune.State;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** The verb `tune history`: what the journal says. It changes nothing. */
@Command(
        name = "history",
        description = "what was set and put back, as the journal has it",
        footer = {"", "Example:", "  headrace tune history"})
final class TuneHistoryCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private StateOption state = new StateOption();

    TuneHistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal().out(HistoryText.write(State.read(state.folder())));
        return ExitCode.DONE;
    }
}
