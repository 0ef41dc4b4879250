package io.headrace.cli;

import io.headrace.doctor.Doctor;
import io.headrace.doctor.Finding;
import io.headrace.host.HostRoot;
import io.headrace.host.Machine;
import io.headrace.report.DoctorJson;
import io.headrace.report.DoctorText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** The verb `doctor`: what is wrong or left lying on a machine. It changes nothing. */
@Command(
        name = "doctor",
        description = {
            "what is wrong or left lying on this machine, each with its evidence and the change",
            "that mends it; changes nothing itself"
        },
        footer = {"", "Example:", "  headrace doctor"})
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private RootOption root = new RootOption();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write all of it as headrace.doctor/1; - prints it")
    private @Nullable String json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        HostRoot place = root.root();
        if (json != null) {
            Session.checkWritable(json);
        }
        Machine machine = Machine.read(place);
        List<Finding> findings = Doctor.examine(machine);
        session.tell(
                json,
                () -> DoctorJson.write(session.context(machine.host(), place), machine, findings),
                () -> DoctorText.write(machine, findings));
        return ExitCode.DONE;
    }
}
