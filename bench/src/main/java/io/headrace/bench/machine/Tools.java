package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that make things for us, run to their end. */
final class Tools {
    private static final List<String> FOLDERS =
            List.of("/usr/local/bin", "/usr/local/sbin", "/usr/bin", "/usr/sbin", "/bin", "/sbin");
    private static final int MINUTES = 5;
    private static final int MOST = 500;

    private Tools() {}

    /** Where a program is. */
    static String path(String name, String debianPackage) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() ->
                        new Fault(
                                Fault.Kind.NOT_PERMITTED,
                                name + " not found",
                                "it is not installed",
                                "apt-get install " + debianPackage));
    }

    /** What a program printed on its output. */
    static String run(Path folder, List<String> words) {
        try {
            Path log = Files.createTempFile("headrace-machine", ".log");
            try {
                return run(folder, words, log);
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(Path folder, List<String> words, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words));
        builder.directory(folder.toFile()).redirectError(log.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            String complaint = beginning((Files.readString(log) + text).strip());
            throw new Fault(
                    Fault.Kind.INTERNAL,
                    String.format(
                            Locale.ROOT, "%s ended with %d", words.getFirst(), process.exitValue()),
                    complaint.isEmpty() ? "it gave no reason" : complaint,
                    "try it by hand: " + String.join(" ", words));
        }
        return text;
    }

    private static String beginning(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + " ...";
    }
}
