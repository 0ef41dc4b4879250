package io.headrace.node;

import io.headrace.kernel.ThisProcess;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The inside of a guard process: runs a foreign command, and ends all it has started when told to,
 * or when the process that wanted it is gone.
 *
 * <p>Its standard input is a pipe from that process and ends with it. As a subreaper it becomes the
 * parent of daemons that the command leaves behind, so none escapes.
 */
public final class Guard {
    private static final long PATIENCE_MS = 2000;
    private static final long STEP_MS = 20;

    private Guard() {}

    /**
     * Runs until the input ends, or everything that was started has ended.
     *
     * @param command for the shell
     * @return the exit code of the command, 0 when it was ended
     */
    public static int run(String command, InputStream parent)
            throws IOException, InterruptedException {
        ThisProcess.adoptOrphans();
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Thread ending = Thread.ofPlatform().daemon().start(() -> awaitEnd(parent));
        try {
            while (ending.isAlive() && !below().isEmpty()) {
                ending.join(STEP_MS);
            }
        } finally {
            endAll();
        }
        return process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS) && ending.isAlive()
                ? process.exitValue()
                : 0;
    }

    private static void awaitEnd(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // nothing is ever said but the end
            }
        } catch (IOException e) {
            // as good an end as the other
        }
    }

    /** Ends every descendant: by SIGTERM, then by SIGKILL. */
    public static void endAll() throws InterruptedException {
        below().forEach(ProcessHandle::destroy);
        for (long waited = 0; waited < PATIENCE_MS && !below().isEmpty(); waited += STEP_MS) {
            Thread.sleep(STEP_MS);
        }
        for (long waited = 0; waited < PATIENCE_MS && !below().isEmpty(); waited += STEP_MS) {
            below().forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(STEP_MS);
        }
    }

    private static List<ProcessHandle> below() {
        return ProcessTree.below(ProcessHandle.current().pid());
    }
}
