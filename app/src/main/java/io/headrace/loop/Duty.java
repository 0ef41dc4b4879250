package io.headrace.loop;

/** What a loop does besides moving bytes; every method is called by the loop's thread. */
public interface Duty {
    /** The value of {@link #cycle} that ends the loop. */
    int STOP = -1;

    /**
     * One pass is over: events were delivered.
     *
     * @return how long the next pass may wait for events, in milliseconds, or {@link #STOP}
     */
    int cycle();

    /** The loop ends; the transport is still open. */
    void stop();
}
