package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The tests on eight bytes agree with the same test on each byte. */
class WordsTest {
    private static final long SEED = 20_261_123;

    @Test
    void notTarget() {
        assertFirstMatch(Words::notTarget, b -> b <= ' ' || b >= 0x7f || b == '#');
    }

    @Test
    void notValue() {
        assertFirstMatch(Words::notValue, b -> b < ' ' || b == 0x7f);
    }

    @Test
    void notNameLetter() {
        IntPredicate letter = b -> (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
        assertFirstMatch(Words::notNameLetter, letter.or(b -> b == '-').negate());
    }

    private static void assertFirstMatch(LongUnaryOperator test, IntPredicate matches) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int b = 0; b < 256; b++) {
            for (int at = 0; at < 8; at++) {
                long around = random.nextLong();
                long allGood = Words.of("abcdefgh");
                long mask = 0xffL << (8 * at);
                assertFirstMatch(test, matches, (allGood & ~mask) | ((long) b << (8 * at)));
                assertFirstMatch(test, matches, (around & ~mask) | ((long) b << (8 * at)));
            }
        }
    }

    private static void assertFirstMatch(LongUnaryOperator test, IntPredicate matches, long word) {
        int expected = 0;
        while (expected < 8 && !matches.test((int) (word >>> (8 * expected)) & 0xff)) {
            expected++;
        }
        long found = test.applyAsLong(word);
        assertThat(Long.numberOfTrailingZeros(found) >>> 3).as("%016x", word).isEqualTo(expected);
        if (found != 0) {
            assertThat(Long.numberOfTrailingZeros(found) & 7).isEqualTo(7);
        }
    }

    @Test
    void theLastWordIsFilledWithZeros() {
        MemorySegment bytes = GuardedPage.slice(Cases.ascii("GET / HTTP"));
        assertThat(Words.at(bytes, 0, 10)).isEqualTo(Words.of("GET / HT"));
        assertThat(Words.at(bytes, 2, 10)).isEqualTo(Words.of("T / HTTP"));
        assertThat(Words.at(bytes, 3, 10)).isEqualTo(Words.of(" / HTTP"));
        assertThat(Words.at(bytes, 9, 10)).isEqualTo('P');
        assertThat(Words.at(bytes, 10, 10)).isZero();
        assertThat(Words.at(bytes, 0, 3)).isEqualTo(Words.of("GET"));
    }
}
