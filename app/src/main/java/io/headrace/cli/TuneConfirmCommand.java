package io.headrace.cli;

import io.headrace.tune.Confirmation;
import io.headrace.tune.State;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

/** The verb `tune confirm`: what was set may stay. */
@Command(
        name = "confirm",
        description = "what tune apply --confirm-within set may stay",
        footer = {"", "Example:", "  headrace tune confirm"})
final class TuneConfirmCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private StateOption state = new StateOption();

    TuneConfirmCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (State held = State.hold(state.folder())) {
            List<Integer> runs = Confirmation.give(held);
            session.terminal().out("confirmed: run " + runs.getFirst() + "\n");
        }
        return ExitCode.DONE;
    }
}
