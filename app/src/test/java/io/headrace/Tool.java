package io.headrace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program of the machine, run to its end beside ours. */
public final class Tool {
    private Tool() {}

    /**
     * What it said.
     *
     * @param text what it printed, with what it complained of
     */
    public record Output(int code, String text) {}

    /** Runs one; the test ends where it is not installed. */
    public static Output run(String name, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Needs.program(name)));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }
}
