package io.headrace.cli;

import picocli.CommandLine.Command;

/** x. */
@Command(name = "guard", hidden = true)
final class GuardCommand {
    GuardCommand(Object... x) {}
}
