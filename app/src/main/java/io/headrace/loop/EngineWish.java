package io.headrace.loop;

import io.headrace.fault.Fault;
import io.headrace.kernel.uring.Availability;

import java.util.Locale;

/** Which engine a user wants; whether it can be had is another matter. */
public enum EngineWish {
    AUTO,
    EPOLL,
    URING;

    /** Its name as an option's value. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The engine that loops will use.
     *
     * @throws Fault when io_uring is wished for and not to be had
     */
    public EngineChoice choose() {
        Fault obstacle = this == EPOLL ? null : Availability.obstacle();
        if (obstacle == null) {
            return new EngineChoice(this == EPOLL ? Engine.EPOLL : Engine.URING, null);
        }
        if (this == URING) {
            throw obstacle;
        }
        return new EngineChoice(Engine.EPOLL, "no io_uring: " + obstacle.line());
    }
}
