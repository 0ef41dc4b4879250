package io.headrace.press;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;

/** How far a loop is: written by the loop after each pass, read by the steering thread. */
final class Progress {
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong systemCalls = new AtomicLong();
    private volatile @Nullable Trouble trouble;

    void connections(long made, long madeOrFailed) {
        opened.lazySet(made);
        settled.lazySet(madeOrFailed);
    }

    void requests(long answered, long lost, long calls) {
        completed.lazySet(answered);
        failed.lazySet(lost);
        systemCalls.lazySet(calls);
    }

    /** Keeps the first failure. */
    void note(Trouble cause) {
        if (trouble == null) {
            trouble = cause;
        }
    }

    /** Connections that were made before the run began. */
    long opened() {
        return opened.get();
    }

    /** Connections that are made or have failed. */
    long settled() {
        return settled.get();
    }

    long completed() {
        return completed.get();
    }

    long failed() {
        return failed.get();
    }

    long systemCalls() {
        return systemCalls.get();
    }

    /** The first failure, if there was any. */
    @Nullable Trouble trouble() {
        return trouble;
    }
}
