package io.headrace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a process of its own, for what a test cannot see from within. */
public final class Program {
    private static final Pattern FLAGS = Pattern.compile("(?s)\\nflags=\"([^\"]+)\"");

    private Program() {}

    /** A command line with flags of the JVM and the words of one verb. */
    public static List<String> command(List<String> flags, String... words) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("io.headrace.cli.Main");
        command.addAll(List.of(words));
        return command;
    }

    /** The flags that the launcher gives the JVM. */
    public static List<String> launcherFlags() {
        Matcher flags = FLAGS.matcher(Repository.text("headrace"));
        if (!flags.find()) {
            throw new AssertionError("the launcher has no flags=\"…\"");
        }
        return Arrays.asList(flags.group(1).trim().split("\\s+", -1));
    }

    /** Runs one to its end: all it printed. It must end well. */
    public static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ": " + output);
        }
        return output;
    }
}
