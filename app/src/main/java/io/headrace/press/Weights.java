package io.headrace.press;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The order in which several requests take turns, so that each has its share all the time. */
final class Weights {
    private Weights() {}

    /** The next turn of an index, as a part of the round. */
    private record Turn(int index, double at) {}

    /**
     * A round in which each index stands as often as its weight, spread as evenly as can be: the
     * turns of each divide the round into equal parts.
     */
    static short[] order(int[] weights) {
        int divisor = Arrays.stream(weights).reduce(0, Weights::gcd);
        int[] share = Arrays.stream(weights).map(weight -> weight / divisor).toArray();
        PriorityQueue<Turn> turns =
                new PriorityQueue<>(
                        Comparator.comparingDouble(Turn::at).thenComparingInt(Turn::index));
        for (int i = 0; i < share.length; i++) {
            turns.add(new Turn(i, 0.5 / share[i]));
        }
        short[] order = new short[Arrays.stream(share).sum()];
        for (int i = 0; i < order.length; i++) {
            Turn next = turns.remove();
            order[i] = (short) next.index;
            turns.add(new Turn(next.index, next.at + 1.0 / share[next.index]));
        }
        return order;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
