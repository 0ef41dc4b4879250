package io.headrace.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM during a measurement: ends it early, lets the partial result be printed.
 *
 * <p>The JVM runs shutdown hooks on a signal while the other threads go on, so the hook asks the
 * measurement to stop and waits until the main thread has printed.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_S = 20;
    private static final CountDownLatch PRINTED = new CountDownLatch(1);
    private static volatile boolean happened;

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /**
     * From now to {@link #close} a signal calls `stop`; the process ends with the code once the
     * result is out.
     */
    static Interruption calls(Runnable stop, int code) {
        Thread hook = new Thread(() -> interrupted(stop, code));
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    private static void interrupted(Runnable stop, int code) {
        happened = true;
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
        return happened;
    }

    @Override
    public void close() {
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                happened = true; // the signal has come this very moment
            }
        }
    }

    /** Ends the process; after a signal the hook does so. */
    static void exit(int code) {
        if (happened) {
            PRINTED.countDown();
        } else {
            System.exit(code);
        }
    }
}
