package io.headrace.cli;

import io.headrace.Needs;
import io.headrace.Program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A network namespace of its own, in which devices are made that end with its commands. */
final class NetworkNamespace {
    private NetworkNamespace() {}

    /**
     * Makes devices, lets `headrace host` look at them, and then the tools.
     *
     * @param folder where the commands run, empty
     * @param devices commands of a shell that make devices
     * @param views commands that write what tools tell to files
     * @return the files by name, with `host`, the document of ours
     */
    static Map<String, String> look(Path folder, String devices, String views)
            throws IOException, InterruptedException {
        String ours =
                String.join(
                        " ",
                        Program.command(
                                List.of("--enable-native-access=ALL-UNNAMED"),
                                "host",
                                "--json",
                                "host"));
        String commands = "PATH=$PATH:/usr/sbin:/sbin\n" + devices + ours + "\n" + views;
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(
                                Needs.program("unshare"), "--net", "--mount", "sh", "-ec", commands)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.waitFor() != 0) {
            String text = Files.readString(log);
            if (text.contains("unshare failed")) {
                throw Needs.missing("the right to make a network namespace");
            }
            throw new AssertionError(text);
        }
        Map<String, String> told = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                told.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return told;
    }
}
