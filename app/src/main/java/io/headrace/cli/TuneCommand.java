package io.headrace.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Objects;

/** The verb `tune`: settings of this machine, planned, changed, and put back. */
@Command(
        name = "tune",
        synopsisSubcommandLabel = "WHAT",
        description = {
            "plans settings of this machine, makes them, and puts them back, also after a crash;",
            "every change is in a journal before it is made"
        },
        commandListHeading = "%nWhat:%n",
        footer = {
            "",
            "Example:",
            "  headrace tune plan --json plan.json",
            "  headrace tune apply plan.json --confirm-within 60s",
            "  headrace tune undo"
        })
final class TuneCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    /** The verb with all that it can do. */
    static CommandLine line(Session session) {
        return new CommandLine(new TuneCommand())
                .addSubcommand("plan", new TunePlanCommand(session))
                .addSubcommand("apply", new TuneApplyCommand(session))
                .addSubcommand("verify", new TuneVerifyCommand(session))
                .addSubcommand("confirm", new TuneConfirmCommand(session))
                .addSubcommand("undo", new TuneUndoCommand(session))
                .addSubcommand("history", new TuneHistoryCommand(session))
                .addSubcommand("script", new TuneScriptCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "it is not said what to do");
    }
}
