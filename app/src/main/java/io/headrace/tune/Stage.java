package io.headrace.tune;

/**
 * When a setting is made among others: what makes queues anew comes before what belongs to queues.
 * Undo goes the other way, and gives new queues their old settings again at its end.
 */
public enum Stage {
    CHANNELS,
    RINGS,
    DEVICE,
    INTERRUPTS,
    COALESCING,
    STEERING,
    HOST;

    /** Whether such a change makes the queues and their interrupts anew. */
    boolean renewsQueues() {
        return this == CHANNELS || this == RINGS;
    }
}
