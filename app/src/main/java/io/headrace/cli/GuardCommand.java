package io.headrace.cli;

import io.headrace.node.Guard;
import io.headrace.node.Parent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/** The inside of a guard: runs a foreign server, and ends it with this process's parent. */
@Command(name = "guard", hidden = true, description = "runs a command until its input ends")
final class GuardCommand implements Callable<Integer> {
    @Option(names = "--parent", required = true, description = "who wants it")
    private long parent;

    @Parameters(paramLabel = "CMD", description = "for the shell")
    private String command = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Parent.endWith(parent);
        Runtime.getRuntime().addShutdownHook(new Thread(GuardCommand::endAll));
        return Guard.run(command, System.in);
    }

    private static void endAll() {
        try {
            Guard.endAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
