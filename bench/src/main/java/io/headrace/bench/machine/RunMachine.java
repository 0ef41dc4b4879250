package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code bench/machine/run}: one command inside an emulated machine. */
@Command(
        name = "bench/machine/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs COMMAND as root inside an emulated machine.")
final class RunMachine implements Callable<Integer> {
    @Option(names = "--root", hidden = true, required = true, description = "The source tree.")
    Path root = Path.of("");

    @Option(names = "--shape", paramLabel = "NAME", description = "A recorded shape.")
    @Nullable String named;

    @Option(names = "--cpus", defaultValue = "4", description = "CPUs (${DEFAULT-VALUE}).")
    int cpus;

    @Option(names = "--nodes", defaultValue = "1", description = "NUMA nodes (${DEFAULT-VALUE}).")
    int nodes;

    @Option(names = "--threads", defaultValue = "1", description = "CPUs of a core: 1 or 2.")
    int threads;

    @Option(
            names = "--usual",
            description = "Number one CPU of every core first, as most servers do.")
    boolean usual;

    @Option(
            names = "--nic",
            paramLabel = "MODEL[:QUEUES][@NODE]",
            description = "A network device: virtio or vmxnet3; may be given again.")
    List<String> nics = new ArrayList<>();

    @Option(names = "--boot", description = "Boot, instead of going on from a snapshot.")
    boolean boot;

    @Option(names = "--disk", description = "A file for /state, made when missing and kept.")
    @Nullable Path disk;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where the files go that COMMAND left in /results.")
    @Nullable Path results;

    @Option(
            names = "--seconds",
            defaultValue = "600",
            description = "How long it may run (${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--shell", description = "A shell for a person, instead of a command.")
    boolean shell;

    @Option(
            names = "--capture-all",
            description = "Makes the trees anew that tests of the app read.")
    boolean captureAll;

    @Parameters(paramLabel = "COMMAND", description = "What to run, word by word.")
    List<String> command = new ArrayList<>();

    /** Runs the command line. */
    public static void main(String[] args) {
        CommandLine line = new CommandLine(new RunMachine());
        line.setStopAtPositional(true);
        line.setExecutionExceptionHandler(RunMachine::failed);
        System.exit(line.execute(args));
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        line.getErr().println("bench/machine/run: " + e.getMessage());
        return e instanceof Fault fault && fault.kind() == Fault.Kind.BAD_INPUT ? 2 : 1;
    }

    @Override
    public Integer call() throws Exception {
        if (captureAll) {
            Captures.all(root);
            return 0;
        }
        Shape shape = shape();
        if (command.isEmpty() != shell) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    shell ? "--shell with a command" : "no command",
                    "one of the two is needed",
                    "bench/machine/run --shape small -- headrace host");
        }
        if (disk != null && !Files.exists(disk)) {
            EmulatedMachine.newDisk(disk);
        }
        EmulatedMachine.Start how =
                boot ? EmulatedMachine.Start.BOOT : EmulatedMachine.Start.SNAPSHOT;
        Duration life = Duration.ofSeconds(seconds);
        try (EmulatedMachine machine =
                EmulatedMachine.start(Kit.of(root), shape, how, absolute(disk), life)) {
            if (shell) {
                return Terminal.attach(machine);
            }
            String words =
                    command.stream().map(EmulatedMachine::quoted).collect(Collectors.joining(" "));
            int code = machine.run("cd /root; " + words, System.out, System.err, life);
            if (results != null) {
                machine.fetch("/results", results);
            }
            return code;
        }
    }

    private static @Nullable Path absolute(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath();
    }

    private Shape shape() {
        if (named != null) {
            return Shape.named(named);
        }
        return new Shape(
                cpus,
                nodes,
                usual ? 2 : threads,
                usual ? Shape.Order.THREADS_LAST : Shape.Order.PACKAGES,
                nics.stream().map(Nic::parse).toList());
    }
}
