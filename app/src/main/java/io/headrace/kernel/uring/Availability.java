package io.headrace.kernel.uring;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

/** Whether this process may use io_uring, found out by setting a small ring up. */
public final class Availability {
    private Availability() {}

    /** What stands against it; null when nothing does. */
    public static @Nullable Fault obstacle() {
        try (Ring ring = new Ring(2, 4)) {
            LentBuffers.probe(ring);
            return null;
        } catch (Fault e) {
            return e;
        }
    }
}
