package io.headrace.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.http.BodyReader;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Chunks hold what a slow decoder finds in them, and are read the same in two pieces as in one. */
class BodyReaderFuzzTest {
    private static final int MAX_INPUT = 1 << 10;

    /** What one reading gave. */
    private record Reading(long end, boolean complete, String body) {}

    @FuzzTest
    void bodyReader(byte[] bytes) {
        if (bytes.length > MAX_INPUT) {
            return;
        }
        try (Input input = new Input(bytes)) {
            Reading whole = read(input, bytes.length, bytes.length);
            for (int split = 0; split < bytes.length; split++) {
                assertThat(read(input, split, bytes.length))
                        .as("split at %d", split)
                        .isEqualTo(whole);
            }
            SlowChunks slow = SlowChunks.read(new String(bytes, StandardCharsets.ISO_8859_1));
            assertThat(whole.complete()).isEqualTo(slow.end() >= 0);
            if (whole.complete()) {
                assertThat(whole.end() - Input.FROM).isEqualTo(slow.end());
            }
            if (whole.end() > 0) {
                assertThat(whole.body()).isEqualTo(slow.body());
            } else {
                assertThat(whole.end()).isEqualTo(BodyReader.MALFORMED);
                assertThat(slow.body()).startsWith(whole.body());
            }
        }
    }

    private static Reading read(Input input, int split, int length) {
        StringBuilder body = new StringBuilder();
        BodyReader reader =
                new BodyReader((bytes, from, count) -> append(body, bytes, from, count));
        reader.begin(BodyReader.CHUNKED, 0);
        long middle = Input.FROM + split;
        long end = reader.take(input.first(split), Input.FROM, middle);
        if (end == middle) {
            end = reader.take(input.first(length), middle, Input.FROM + length);
        }
        assertThat(reader.length()).isEqualTo(body.length());
        return new Reading(end, reader.complete(), body.toString());
    }

    private static void append(StringBuilder body, MemorySegment bytes, long from, long count) {
        byte[] piece = bytes.asSlice(from, count).toArray(ValueLayout.JAVA_BYTE);
        body.append(new String(piece, StandardCharsets.ISO_8859_1));
    }
}
