package io.headrace;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a test needs of the machine. Where it is missing the test skips itself and says so; where
 * skipping is forbidden, as in our own checks, it fails.
 */
public final class Needs {
    private static final boolean MAY_SKIP = System.getenv("HEADRACE_NO_SKIP") == null;
    private static final List<String> FOLDERS =
            List.of("/usr/local/bin", "/usr/local/sbin", "/usr/bin", "/usr/sbin", "/bin", "/sbin");

    private Needs() {}

    /** The path of a program. */
    public static String program(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> missing(name));
    }

    /** Ends the test, since the machine lacks something. */
    public static <T> T missing(String what) {
        return MAY_SKIP
                ? Assumptions.abort(what + " is missing on this machine")
                : Assertions.fail(what + " is missing, and no test may skip here");
    }
}
