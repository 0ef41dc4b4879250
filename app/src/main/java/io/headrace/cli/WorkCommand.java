package io.headrace.cli;

import picocli.CommandLine.Command;

/** x. */
@Command(name = "work", hidden = true)
final class WorkCommand {
    WorkCommand(Object... x) {}
}
