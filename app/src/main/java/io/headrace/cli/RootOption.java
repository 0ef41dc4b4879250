package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which machine is looked at: this one, or one captured in a folder. */
final class RootOption {
    private static final List<String> FOLDERS = List.of("proc", "sys");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "a captured machine, with the folders proc and sys; default this machine")
    private @Nullable Path folder;

    /**
     * The machine.
     *
     * @throws Fault BAD_INPUT when the folder holds none
     */
    HostRoot root() {
        if (folder == null) {
            return HostRoot.thisMachine();
        }
        Path tree = folder;
        List<String> missing =
                FOLDERS.stream().filter(name -> !Files.isDirectory(tree.resolve(name))).toList();
        if (!missing.isEmpty()) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--root " + tree + ": no folder " + String.join(" and no folder ", missing),
                    Files.isDirectory(tree)
                            ? "it is not a captured machine, or one of its folders"
                            : "there is no such folder",
                    "name the folder that holds proc and sys, see ls " + tree);
        }
        return HostRoot.of(tree);
    }
}
