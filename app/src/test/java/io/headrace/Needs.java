package io.headrace;

import org.opentest4j.TestAbortedException;

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
                .orElseThrow(() -> missing(name));
    }

    /** Goes on without something, unless no test may skip. */
    public static void mayMiss(String what) {
        if (!MAY_SKIP) {
            throw missing(what);
        }
    }

    /** What ends the test, since the machine lacks something; to be thrown. */
    public static RuntimeException missing(String what) {
        if (!MAY_SKIP) {
            throw new AssertionError(what + " is missing, and no test may skip here");
        }
        return new TestAbortedException(what + " is missing on this machine");
    }
}
