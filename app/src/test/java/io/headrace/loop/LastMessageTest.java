package io.headrace.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.Memory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class LastMessageTest {
    private static byte[] message(int length) {
        return "HTTP/1.1 200 OK\r\n"
                .repeat(100)
                .substring(0, length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static LastMessage remembering(byte[] bytes) {
        LastMessage last = new LastMessage();
        last.remember(Memory.map(bytes), bytes.length, bytes.length);
        return last;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 15, 16, 17, 63, 113, 1024})
    void oneBitChangedAnywhereIsAnotherMessage(int length) {
        byte[] bytes = message(length);
        LastMessage last = remembering(bytes);
        assertThat(last.matches(Memory.map(bytes), length)).isTrue();
        for (int at = 0; at < length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[at] ^= (byte) (1 << bit);
                long changed = Memory.map(bytes);
                assertThat(last.matches(changed, length)).as("byte %d", at).isFalse();
                Memory.unmap(changed, length);
                bytes[at] ^= (byte) (1 << bit);
            }
        }
    }

    @Test
    void aBodyOfToldLengthMayDifferButNotItsLength() {
        byte[] bytes = message(200);
        LastMessage last = new LastMessage();
        last.remember(Memory.map(bytes), 100, 200);
        bytes[100] ^= 1;
        assertThat(last.matches(Memory.map(bytes), 200)).isTrue();
        assertThat(last.matches(Memory.map(bytes), 199)).isFalse();
        bytes[99] ^= 1;
        assertThat(last.matches(Memory.map(bytes), 200)).isFalse();
    }

    @Test
    void anotherLengthIsAnotherMessage() {
        byte[] bytes = message(100);
        LastMessage last = remembering(bytes);
        long address = Memory.map(bytes);
        assertThat(last.matches(address, 99)).isFalse();
        assertThat(last.matches(address, 101)).isFalse();
    }

    @Test
    void nothingMatchesBeforeTheFirstMessage() {
        assertThat(new LastMessage().matches(Memory.map(new byte[8]), 8)).isFalse();
        assertThat(remembering(message(1025)).matches(Memory.map(message(1025)), 1025)).isFalse();
        assertThat(remembering(message(7)).matches(Memory.map(message(7)), 7)).isFalse();
    }
}
