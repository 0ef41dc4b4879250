package io.headrace.press;

import java.util.Arrays;

/** The order in which several requests take turns, so that each has its share all the time. */
final class Weights {
    private Weights() {}

    /**
     * A round in which each index stands as often as its weight, spread as evenly as can be: each
     * turn goes to the one that is furthest behind its share.
     */
    static short[] order(int[] weights) {
        int divisor = Arrays.stream(weights).reduce(0, Weights::gcd);
        int[] share = Arrays.stream(weights).map(weight -> weight / divisor).toArray();
        int round = Arrays.stream(share).sum();
        short[] order = new short[round];
        long[] credit = new long[share.length];
        for (int turn = 0; turn < round; turn++) {
            int most = 0;
            for (int i = 0; i < share.length; i++) {
                credit[i] += share[i];
                most = credit[i] > credit[most] ? i : most;
            }
            credit[most] -= round;
            order[turn] = (short) most;
        }
        return order;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
