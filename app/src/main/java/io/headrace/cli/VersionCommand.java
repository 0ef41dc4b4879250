package io.headrace.cli;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** The verb `version`. */
@Command(name = "version", description = "prints the version")
final class VersionCommand implements Callable<Integer> {
    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal().out("headrace " + Session.version() + "\n");
        return ExitCode.DONE;
    }
}
