package io.headrace.loop;

/** What a loop does besides moving bytes; every method is called by the loop's thread. */
public interface Duty {
    /** The value of {@link #cycle} that ends the loop. */
    long STOP = -1;

    /**
     * One pass is over: events were delivered.
     *
     * @return how long the next pass may wait for events, in nanoseconds, or {@link #STOP}
     */
    long cycle();

    /** The loop ends; the transport is still open. */
    void stop();
}
