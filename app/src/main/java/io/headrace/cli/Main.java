package io.headrace.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Objects;

/** The entry: words in, one verb run, an exit code out. */
@Command(
        name = "headrace",
        synopsisSubcommandLabel = "VERB",
        description = {
            "Finds the most HTTP requests per second this machine can serve,",
            "and says what limits it."
        },
        footer = {"", "Try:", "  headrace climb --budget 60s"},
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n")
public final class Main implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "print the stack trace of a failure")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "print this help")
    boolean help;

    private Main() {}

    public static void main(String[] args) {
        Interruption.exit(run(args, Terminal.ofThisProcess()));
    }

    /** Runs one command line: its exit code. */
    static int run(String[] args, Terminal terminal) {
        Session session = new Session(args, terminal);
        CommandLine line =
                new CommandLine(new Main())
                        .addSubcommand("climb", new ClimbCommand(session))
                        .addSubcommand("press", new PressCommand(session))
                        .addSubcommand("httpress", standIn(new HttpressCommand(session)))
                        .addSubcommand("wrk", wrk(session))
                        .addSubcommand("serve", new ServeCommand(session))
                        .addSubcommand("host", new HostCommand(session))
                        .addSubcommand("doctor", new DoctorCommand(session))
                        .addSubcommand("tune", TuneCommand.line(session))
                        .addSubcommand("work", new WorkCommand())
                        .addSubcommand("guard", new GuardCommand())
                        .addSubcommand("confirm-watch", new ConfirmWatchCommand(session))
                        .addSubcommand("rehearse", new RehearseCommand(session))
                        .addSubcommand("version", new VersionCommand(session));
        Failures failures = new Failures(terminal, () -> debugAsked(args));
        return line.setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, words) -> failures.badUsage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failures.failed(e, command))
                .execute(args);
    }

    /** Given twice, an option of those tools means what it says last. */
    private static CommandLine standIn(StandIn verb) {
        return new CommandLine(verb).setOverwrittenOptionsAllowed(true);
    }

    /** Its long options may be cut short, such as `--lat`, as getopt_long has it. */
    private static CommandLine wrk(Session session) {
        return standIn(new WrkCommand(session)).setAbbreviatedOptionsAllowed(true);
    }

    private static boolean debugAsked(String[] args) {
        return List.of(args).contains("--debug");
    }

    /** Without a verb there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "no verb given");
    }
}
