package io.headrace.serve;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** A {@link Shape} in one loop: its chances, and the connections whose answers are kept back. */
final class Shaper {
    static final int ANSWER = 0;
    static final int FAIL = 1;
    static final int CLOSE = 2;

    private final Shape shape;
    private final SplittableRandom random;
    private final PriorityQueue<ShapedConnection> waiting =
            new PriorityQueue<>((a, b) -> Long.signum(a.dueNs() - b.dueNs()));

    Shaper(Shape shape, int loop) {
        this.shape = shape;
        random = new SplittableRandom(shape.seed() * 1_000_003 + loop);
    }

    /** When a request that has come now may be answered. */
    long dueNs(long nowNs) {
        return shape.stall().endNs(nowNs + shape.delay().nextNs(random));
    }

    /** What becomes of a request: {@link #ANSWER}, {@link #FAIL} or {@link #CLOSE}. */
    int fate() {
        if (shape.errorRate() + shape.closeRate() == 0) {
            return ANSWER;
        }
        double chance = random.nextDouble();
        if (chance < shape.errorRate()) {
            return FAIL;
        }
        return chance < shape.errorRate() + shape.closeRate() ? CLOSE : ANSWER;
    }

    void add(ShapedConnection connection) {
        waiting.add(connection);
    }

    /** Lets those go on whose time has come: how long until the next, or `most`. */
    long releaseDue(long nowNs, long most) {
        while (!waiting.isEmpty()) {
            ShapedConnection first = waiting.element();
            long left = first.dueNs() - nowNs;
            if (left > 0 && first.isOpen()) {
                return Math.min(left, most);
            }
            waiting.remove().goOn();
        }
        return most;
    }
}
