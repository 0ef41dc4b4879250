package io.headrace;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        Optional<Path> found =
                FOLDERS.stream()
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty() && !MAY_SKIP) {
            fail(name + " is not installed, and no test may skip here");
        }
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed");
        return found.orElseThrow().toString();
    }
}
