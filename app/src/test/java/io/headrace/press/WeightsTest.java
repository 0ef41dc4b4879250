package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;

/** Requests take turns by their weights, exactly in a round and nearly at any time. */
class WeightsTest {
    private static void assertFair(int... weights) {
        short[] order = Weights.order(weights);
        int sum = Arrays.stream(weights).sum();
        assertThat(sum % order.length).isZero();
        int[] count = new int[weights.length];
        for (int turn = 0; turn < order.length; turn++) {
            count[order[turn]]++;
            for (int i = 0; i < Math.min(count.length, 10); i++) {
                double fair = (turn + 1.0) * weights[i] / sum;
                assertThat((double) count[i]).isCloseTo(fair, within(weights.length - 0.5));
            }
        }
        for (int i = 0; i < count.length; i++) {
            assertThat((long) count[i] * sum).isEqualTo((long) weights[i] * order.length);
        }
    }

    @Test
    void eachHasItsShareAllTheTime() {
        assertFair(1);
        assertFair(1, 1);
        assertFair(3, 1);
        assertFair(10, 20, 70);
        assertFair(1, 10_000);
        assertFair(9999, 10_000, 7, 1);
        assertThat(Weights.order(new int[] {2, 4})).hasSize(3);
    }

    @Test
    @Timeout(10)
    void manyAreNoTrouble() {
        int[] weights = new int[10_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + i % 199;
        }
        assertFair(weights);
    }
}
