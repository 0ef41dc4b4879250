package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;
import io.headrace.host.Machine;
import io.headrace.report.HostJson;
import io.headrace.report.HostMap;
import io.headrace.report.HostText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** The verb `host`: what a machine is. It changes nothing. */
@Command(
        name = "host",
        description = {
            "what this machine is: CPUs, NUMA nodes, network devices, queues, interrupts,",
            "settings; as a table, a document or a picture; changes nothing"
        },
        footer = {"", "Example:", "  headrace host --map host.svg"})
final class HostCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    private final Session session;

    @Mixin private RootOption root = new RootOption();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write all of it as headrace.host/1; - prints it")
    private @Nullable String json;

    @Option(
            names = "--map",
            paramLabel = "FILE.svg",
            description = "draw it, with the way of packets over the CPUs; - prints it")
    private @Nullable String map;

    @Mixin private CaptureOptions capture = new CaptureOptions();

    HostCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        HostRoot place = root.root();
        checkOutputs();
        Machine machine = capture.read(place, session);
        if (json != null) {
            session.write(json, HostJson.write(session.context(machine.host(), place), machine));
        }
        if (map != null) {
            session.write(map, HostMap.write(machine));
        }
        if (!STANDARD_OUTPUT.equals(json) && !STANDARD_OUTPUT.equals(map)) {
            String captured = capture.told();
            session.terminal().out(captured == null ? HostText.write(machine) : captured);
        }
        return ExitCode.DONE;
    }

    private void checkOutputs() {
        if (STANDARD_OUTPUT.equals(json) && STANDARD_OUTPUT.equals(map)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--json - with --map -",
                    "standard output takes one of them",
                    "name a file, such as --map host.svg");
        }
        if (json != null) {
            Session.checkWritable(json);
        }
        if (map != null) {
            Session.checkWritable(map);
        }
    }
}
