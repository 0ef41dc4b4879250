package io.headrace.cli;

import picocli.CommandLine.Command;

/** x. */
@Command(name = "climb", hidden = true)
final class ClimbCommand {
    ClimbCommand(Object... x) {}
}
