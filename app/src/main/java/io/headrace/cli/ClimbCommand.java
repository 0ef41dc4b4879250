package io.headrace.cli;

import io.headrace.experiment.Budget;
import io.headrace.experiment.Climb;
import io.headrace.experiment.ClimbResult;
import io.headrace.experiment.LoopbackRig;
import io.headrace.experiment.Setting;
import io.headrace.experiment.Step;
import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.node.ChildJvm;
import io.headrace.report.ClimbJson;
import io.headrace.report.ClimbText;
import io.headrace.stats.Noise;
import io.headrace.units.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;

/** The verb `climb`, the main job. */
@Command(
        name = "climb",
        description = {
            "finds the maximum requests per second step by step,",
            "keeps only what is proven to help, and says what limits it"
        },
        footer = {"", "Example:", "  headrace climb --budget 60s"})
final class ClimbCommand implements Callable<Integer> {
    private static final long BUDGET_MIN_NS = 10_000_000_000L;
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Session session;

    @Option(
            names = "--budget",
            defaultValue = "3m",
            paramLabel = "TIME",
            converter = Converters.Duration.class,
            description = "how long it may take, at least 10s; default ${DEFAULT-VALUE}")
    private long budgetNs;

    @Option(
            names = "--server",
            defaultValue = "serve",
            paramLabel = "serve|CMD|URL",
            description = {
                "what to measure: the reference server, a command that starts one and stays,",
                "or a server that runs already; default ${DEFAULT-VALUE}"
            })
    private String server = "serve";

    @Option(
            names = "--in",
            defaultValue = "loopback",
            paramLabel = "loopback",
            description = "where; this version knows loopback only")
    private String place = "loopback";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the results; default results/TIME")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result; - prints it")
    private @Nullable String json;

    ClimbCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        Host host = Session.host();
        boolean prints = !"-".equals(json);
        if (prints) {
            session.terminal().out(ClimbText.header(host, serverText()));
        }
        // The budget counts from the first word, so that starting the children is part of it.
        Budget budget = new Budget(budgetNs, System::nanoTime);
        ClimbResult result;
        try (LoopbackRig rig =
                new LoopbackRig(host, new ChildJvm(Main.class.getName()), choice())) {
            Climb climb = new Climb(rig, budget, new Teller(prints));
            try (Interruption _ = Interruption.calls(climb::stop, ExitCode.INTERRUPTED)) {
                result = climb.run();
            }
        } catch (InterruptedException e) {
            session.terminal().err("headrace: interrupted before the first result\n");
            return ExitCode.INTERRUPTED;
        }
        Path file = write(host, result);
        if (prints) {
            session.terminal().out(ClimbText.ending(result));
            session.terminal().out("Result   " + file + "\n");
        }
        return Interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private void check() {
        if (budgetNs < BUDGET_MIN_NS) {
            throw bad(
                    "--budget " + Durations.print(budgetNs),
                    "a climb needs some pairs of runs to tell gain from noise",
                    "give it at least 10s");
        }
        if (!place.equals("loopback")) {
            throw bad(
                    "--in " + place,
                    "this version climbs over loopback only",
                    "leave --in out, or try --in loopback");
        }
        if (json != null) {
            Session.checkWritable(json);
        }
        if (server.isBlank()) {
            throw bad("--server \"\"", "it names nothing", "try serve, a command or a URL");
        }
    }

    private LoopbackRig.Choice choice() {
        if (server.equals("serve")) {
            return new LoopbackRig.Reference();
        }
        return isUrl() ? new LoopbackRig.Address(server) : new LoopbackRig.Command(server);
    }

    private boolean isUrl() {
        return server.matches("[a-z]+://.*");
    }

    private String serverText() {
        return server.equals("serve") ? "headrace serve" : server;
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }

    private Path write(Host host, ClimbResult result) {
        Path folder = out != null ? out : Path.of("results", FOLDER.format(Instant.now()));
        Path file = folder.resolve("climb.json");
        String document =
                ClimbJson.write(
                        session.context(host), serverText(), result, List.of(file.toString()));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw bad("cannot make " + folder, String.valueOf(e.getMessage()), "try --out DIR");
        }
        session.write(file.toString(), document);
        if (json != null) {
            session.write(json, document);
        }
        return file;
    }

    /** Prints each step when it is done, and what is going on to a terminal. */
    private final class Teller implements Climb.Listener {
        private final boolean prints;

        Teller(boolean prints) {
            this.prints = prints;
        }

        @Override
        public void measuring(int trials, Setting setting) {
            session.terminal().progress(() -> "trial " + (trials + 1) + ": " + setting.text());
        }

        @Override
        public void noise(Noise noise) {
            if (prints) {
                session.terminal().out(ClimbText.noise(noise));
            }
        }

        @Override
        public void step(int number, Step step) {
            if (prints) {
                session.terminal().out(ClimbText.step(number, step));
            }
        }
    }
}
