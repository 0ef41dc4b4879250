package io.headrace.serve;

import io.headrace.fault.Fault;

/**
 * What the server does to its answers so that clients can be tested.
 *
 * @param delay how long each answer is kept back
 * @param errorRate share of the requests that are answered with 500 instead, 0 to 1
 * @param closeRate share of the requests at which the connection is closed instead, 0 to 1
 * @param stall times in which nothing is answered
 * @param seed of all chances: equal requests in equal order on as many loops fare equally
 */
public record Shape(Delay delay, double errorRate, double closeRate, Stall stall, long seed) {
    public static final Shape NONE = new Shape(Delay.NONE, 0, 0, Stall.NONE, 1);

    /** Checks that no more than all requests fail. */
    public Shape {
        if (!(errorRate >= 0 && closeRate >= 0 && errorRate + closeRate <= 1)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "rates of " + errorRate + " errors and " + closeRate + " closes",
                    "together they are more than all requests",
                    "choose shares such as 1%");
        }
    }

    /** Whether answers are changed or kept back at all. */
    boolean isNone() {
        return delay.meanNs() == 0 && errorRate + closeRate == 0 && stall.lengthNs() == 0;
    }
}
