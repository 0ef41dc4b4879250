package io.headrace.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C or SIGTERM during a measurement: ends it early, lets the partial result be printed.
 *
 * <p>The JVM runs shutdown hooks on a signal while the other threads go on, so the hook asks the
 * measurement to stop and waits until the main thread has printed.
 */
final class Interruption {
    private static final long PATIENCE_S = 20;
    private static final CountDownLatch PRINTED = new CountDownLatch(1);
    private static final AtomicBoolean SIGNALLED = new AtomicBoolean();
    private static final AtomicBoolean EXITING = new AtomicBoolean();

    private Interruption() {}

    /** Calls `stop` on a signal; then this process ends with the code once the result is out. */
    static void onSignal(Runnable stop, int code) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(stop, code)));
    }

    private static void interrupted(Runnable stop, int code) {
        if (EXITING.get()) {
            return;
        }
        SIGNALLED.set(true);
        stop.run();
        try {
            PRINTED.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    /** Whether a signal has come. */
    static boolean happened() {
        return SIGNALLED.get();
    }

    /** Ends the process; after a signal the hook does so. */
    static void exit(int code) {
        if (SIGNALLED.get()) {
            PRINTED.countDown();
            return;
        }
        EXITING.set(true);
        System.exit(code);
    }
}
