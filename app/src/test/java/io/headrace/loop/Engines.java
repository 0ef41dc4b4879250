package io.headrace.loop;

import io.headrace.Needs;
import io.headrace.fault.Fault;
import io.headrace.kernel.uring.Availability;

import java.util.List;

/** The engines to test. */
final class Engines {
    private Engines() {}

    static List<EngineWish> both() {
        Fault obstacle = Availability.obstacle();
        if (obstacle != null) {
            System.err.println("io_uring is not tested: " + obstacle.line());
            Needs.mayMiss("io_uring");
            return List.of(EngineWish.EPOLL);
        }
        return List.of(EngineWish.EPOLL, EngineWish.URING);
    }
}
