package io.headrace;

import io.headrace.kernel.SystemCall;
import io.headrace.kernel.abi.Errno;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A network namespace of a thread's own, which ends with it: what is set there, the host keeps. */
public final class OwnNamespace {
    private static final int CLONE_NEWNET = 0x4000_0000;

    private OwnNamespace() {}

    /** What runs inside. */
    public interface Steps {
        void run() throws Exception;
    }

    /** Runs them there, with the programs they start; the test ends where that is forbidden. */
    public static void run(Steps steps) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                enter();
                                steps.run();
                                done.complete(null);
                            } catch (Throwable failed) {
                                done.completeExceptionally(failed);
                            }
                        });
        thread.join();
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failed) {
                throw failed;
            }
            throw (Error) e.getCause();
        }
    }

    private static void enter() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        long result = SystemCall.slow(arm ? 97 : 272, CLONE_NEWNET, 0, 0, 0, 0, 0);
        if (result == -Errno.EPERM) {
            throw Needs.missing("the right to make a network namespace");
        }
        SystemCall.check(result, "unshare", "CLONE_NEWNET");
    }
}
