package io.headrace.cli;

import io.headrace.fault.Fault;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Failures as one line each: what failed · likely cause · what to try; and their exit codes.
 *
 * <p>A verb that stands in for another tool says it in that tool's words first.
 */
final class Failures {
    private final Terminal terminal;
    private final BooleanSupplier debug;

    Failures(Terminal terminal, BooleanSupplier debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    /** The words of the command line make no sense. */
    int badUsage(ParameterException e) {
        CommandLine verb = e.getCommandLine();
        if (verb.getCommand() instanceof StandIn tool) {
            terminal.err(tool.refusal(e));
            int _ = usage(e);
            verb.usage(verb.getOut());
            return StandIn.REFUSED;
        }
        return usage(e);
    }

    private int usage(ParameterException e) {
        if (e.getCause() instanceof Fault fault) {
            return print(e, option(e) + fault.line(), ExitCode.of(fault));
        }
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        String remedy = verb + " --help";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            String word = unmatched.getUnmatched().getFirst();
            remedy =
                    suggestions.isEmpty()
                            ? remedy
                            : "did you mean " + suggestions.getFirst() + "? " + remedy;
            return print(
                    e,
                    "\"" + word + "\" · " + verb + " has no such word · " + remedy,
                    ExitCode.BAD_INPUT);
        }
        String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("bad usage");
        return print(e, what + " · see what it takes · " + remedy, ExitCode.BAD_INPUT);
    }

    /** The option whose value is wrong, if it is one's. */
    private static String option(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option ? option.names()[0] + ": " : "";
    }

    /** A verb failed while it ran. */
    int failed(Exception e, CommandLine verb) {
        if (e instanceof Refusal refusal) {
            terminal.err(refusal.line());
            int _ = print(e, refusal.fault().line(), StandIn.REFUSED);
            if (refusal.helps()) {
                verb.usage(verb.getOut());
            }
            return StandIn.REFUSED;
        }
        int code = failure(e);
        return verb.getCommand() instanceof StandIn ? StandIn.REFUSED : code;
    }

    private int failure(Exception e) {
        if (e instanceof Fault fault) {
            return print(e, fault.line(), ExitCode.of(fault));
        }
        return print(
                e,
                "internal error: " + e + " · a bug · add --debug and report the stack trace",
                ExitCode.INTERNAL);
    }

    private int print(Exception e, String line, int code) {
        terminal.err("headrace: " + line.replace('\n', ' ') + "\n");
        if (debug.getAsBoolean()) {
            e.printStackTrace(terminal.errStream());
        }
        return code;
    }
}
