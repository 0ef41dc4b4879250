package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.Capture;
import io.headrace.host.Disguise;
import io.headrace.host.HostRoot;
import io.headrace.host.Machine;
import io.headrace.report.CaptureOrigin;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Whether a machine is kept as a tree of files while it is read. */
final class CaptureOptions {
    @Option(
            names = "--capture",
            paramLabel = "DIR",
            description =
                    "write the files it is read from to a new folder, for --root elsewhere;"
                            + " addresses and names are replaced")
    private @Nullable Path folder;

    @Option(names = "--raw", description = "with --capture: replace nothing")
    private boolean raw;

    private @Nullable String told;

    /** What to say instead of all that the machine is; null when nothing was captured. */
    @Nullable String told() {
        return told;
    }

    /** Reads the machine, and writes the tree if one is wanted. */
    Machine read(HostRoot root, Session session) {
        if (folder == null) {
            if (raw) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "--raw without --capture",
                        "it says what a capture may hold",
                        "add --capture DIR, or leave --raw out");
            }
            return Machine.read(root);
        }
        Disguise disguise = raw ? Disguise.none() : Disguise.usual();
        Capture capture = Capture.of(root);
        Machine machine = capture.machine();
        String origin =
                CaptureOrigin.write(session.context(machine.host(), root), disguise.sentence());
        capture.write(folder, disguise, origin);
        told = "captured to " + folder + ": " + disguise.sentence() + "\n";
        return machine;
    }
}
