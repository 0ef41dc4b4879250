package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class SameAnswerTest {
    private static byte[] answer(int length) {
        return "HTTP/1.1 200 OK\r\n"
                .repeat(100)
                .substring(0, length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static SameAnswer remembering(byte[] bytes) {
        SameAnswer same = new SameAnswer();
        same.remember(Memory.map(bytes), bytes.length, 200, true);
        return same;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 15, 16, 17, 63, 113, 1024})
    void oneByteChangedAnywhereIsAnotherAnswer(int length) {
        byte[] bytes = answer(length);
        SameAnswer same = remembering(bytes);
        assertThat(same.matches(Memory.map(bytes), length)).isTrue();
        for (int at = 0; at < length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[at] ^= (byte) (1 << bit);
                long changed = Memory.map(bytes);
                assertThat(same.matches(changed, length)).as("byte %d", at).isFalse();
                Memory.unmap(changed, length);
                bytes[at] ^= (byte) (1 << bit);
            }
        }
    }

    @Test
    void anotherLengthIsAnotherAnswer() {
        byte[] bytes = answer(100);
        SameAnswer same = remembering(bytes);
        long address = Memory.map(bytes);
        assertThat(same.matches(address, 99)).isFalse();
        assertThat(same.matches(address, 101)).isFalse();
    }

    @Test
    void nothingMatchesBeforeTheFirstAnswer() {
        assertThat(new SameAnswer().matches(Memory.map(new byte[8]), 8)).isFalse();
        assertThat(remembering(answer(1025)).matches(Memory.map(answer(1025)), 1025)).isFalse();
        assertThat(remembering(answer(7)).matches(Memory.map(answer(7)), 7)).isFalse();
    }
}
