package io.headrace.cli;

import io.headrace.node.Parent;
import io.headrace.node.Worker;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** The inside of a worker: orders of load on standard input, results on standard output. */
@Command(name = "work", hidden = true, description = "runs orders of load until its input ends")
final class WorkCommand implements Callable<Integer> {
    @Option(names = "--parent", required = true, description = "end when that process ends")
    private long parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Parent.dieWith(parent);
        new Worker(new PrintStream(System.out, true, StandardCharsets.UTF_8)).serve(System.in);
        return ExitCode.DONE;
    }
}
