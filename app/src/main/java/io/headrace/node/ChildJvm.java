package io.headrace.node;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts this program again as a child, with the flags this JVM was given.
 *
 * @param mainClass of this program
 */
public record ChildJvm(String mainClass) {

    /**
     * The words of the command.
     *
     * @param words verb and options; the child is also told who its parent is
     */
    public List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-agentlib") && !flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.add(words.getFirst());
        command.add("--parent");
        command.add(Long.toString(ProcessHandle.current().pid()));
        command.addAll(words.subList(1, words.size()));
        return command;
    }
}
