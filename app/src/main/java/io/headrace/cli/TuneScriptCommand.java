package io.headrace.cli;

import io.headrace.host.Machine;
import io.headrace.tune.Script;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** The verb `tune script`: a plan as a shell script. It changes nothing. */
@Command(
        name = "script",
        description = "a plan as a plain shell script, with its undo; changes nothing",
        footer = {"", "Example:", "  headrace tune script plan.json > plan.sh"})
final class TuneScriptCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private PlanFile plan = new PlanFile();
    @Mixin private RootOption root = new RootOption();

    @Option(
            names = "--systemd",
            paramLabel = "SCRIPT",
            description = "print the unit that runs this script at every start instead")
    private @Nullable String unitOf;

    TuneScriptCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal()
                .out(
                        unitOf == null
                                ? Script.write(Machine.read(root.root()), plan.read())
                                : Script.unit(unitOf));
        return ExitCode.DONE;
    }
}
