package io.headrace.http;

import static io.headrace.http.Cases.ascii;
import static io.headrace.http.Cases.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.http.Cases.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where a body ends, however its bytes arrive. */
class BodyReaderTest {
    private static final byte[] NEXT = ascii("GET / HTTP/1.1\r\n");

    private final BodyReader body = new BodyReader();

    static List<Case> accepted() {
        return Cases.read("chunked-accepted.txt");
    }

    static List<Case> malformed() {
        return Cases.read("chunked-malformed.txt");
    }

    @Test
    void nothingBelongsToNoBody() {
        assertThat(body.complete()).isTrue();
        body.begin(BodyReader.NONE, 7);
        assertThat(body.complete()).isTrue();
        assertThat(body.completeAtClose()).isTrue();
        assertThat(take(NEXT)).isZero();
        assertThat(body.length()).isZero();
    }

    @Test
    void aBodyOfLengthZeroIsCompleteAtOnce() {
        body.begin(BodyReader.LENGTH, 0);
        assertThat(body.complete()).isTrue();
        assertThat(take(NEXT)).isZero();
    }

    @Test
    void aBodyOfKnownLengthEndsThere() {
        body.begin(BodyReader.LENGTH, 10);
        assertThat(take(ascii("hello"))).isEqualTo(5);
        assertThat(body.complete()).isFalse();
        assertThat(body.completeAtClose()).isFalse();
        assertThat(take(ascii("worldGET /"))).isEqualTo(5);
        assertThat(body.complete()).isTrue();
        assertThat(body.length()).isEqualTo(10);
        assertThat(take(NEXT)).isZero();
        assertThat(body.length()).isEqualTo(10);
    }

    @Test
    void aBodyUntilCloseTakesAllAndIsCompleteOnlyThen() {
        body.begin(BodyReader.UNTIL_CLOSE, -1);
        assertThat(take(ascii("hello"))).isEqualTo(5);
        assertThat(take(ascii("\r\n\r\n"))).isEqualTo(4);
        assertThat(body.complete()).isFalse();
        assertThat(body.completeAtClose()).isTrue();
        assertThat(body.length()).isEqualTo(9);
    }

    @Test
    void anUnknownKindIsABug() {
        assertThatThrownBy(() -> body.begin(4, 0)).hasMessageContaining("4");
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Case chunks) {
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(join(chunks.bytes(), NEXT))).isEqualTo(chunks.bytes().length);
        assertThat(body.complete()).isTrue();
        assertThat(body.completeAtClose()).isTrue();
        assertThat(body.length()).isEqualTo(Long.parseLong(chunks.expected()));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void chunksMayBeSplitAnywhereTwice(Case chunks) {
        int length = chunks.bytes().length;
        byte[] bytes = join(chunks.bytes(), NEXT);
        MemorySegment all = GuardedPage.slice(bytes);
        for (int first = 0; first <= length; first++) {
            for (int second = first; second <= length; second++) {
                body.begin(BodyReader.CHUNKED, -1);
                // Each slice ends with its part, so that a read beyond is an exception.
                assertThat(body.take(all.asSlice(0, first), 0, first)).isEqualTo(first);
                assertThat(body.complete()).isEqualTo(first == length);
                assertThat(body.take(all.asSlice(0, second), first, second)).isEqualTo(second);
                assertThat(body.complete()).isEqualTo(second == length);
                assertThat(body.completeAtClose()).isEqualTo(second == length);
                assertThat(body.take(all, second, bytes.length)).isEqualTo(length);
                assertThat(body.complete()).isTrue();
                assertThat(body.length()).isEqualTo(Long.parseLong(chunks.expected()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Case chunks) {
        byte[] bytes = chunks.bytes();
        for (int length = 0; length < bytes.length; length++) {
            body.begin(BodyReader.CHUNKED, -1);
            assertThat(take(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(length);
            assertThat(body.complete()).isFalse();
        }
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(join(bytes, NEXT))).isEqualTo(BodyReader.MALFORMED);
        assertThat(body.complete()).isFalse();
        assertThat(body.completeAtClose()).isFalse();
        assertThat(take(ascii("0\r\n\r\n"))).isEqualTo(BodyReader.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedChunksAreToldByteByByteToo(Case chunks) {
        body.begin(BodyReader.CHUNKED, -1);
        long answer = 0;
        for (byte b : chunks.bytes()) {
            assertThat(answer).isNotNegative();
            answer = take(new byte[] {b});
        }
        assertThat(answer).isEqualTo(BodyReader.MALFORMED);
    }

    @Test
    void aReaderStartsAfreshAfterAnError() {
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii("5;a=\"b\n"))).isEqualTo(BodyReader.MALFORMED);
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii("1\r\nx\r\n0\r\n\r\n"))).isEqualTo(11);
        assertThat(body.complete()).isTrue();
        assertThat(body.length()).isEqualTo(1);
    }

    @Test
    void chunksUpToTheLimitAreTakenAndNotOneByteMore() {
        body.limit(10);
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii("5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n"))).isEqualTo(25);
        assertThat(body.complete()).isTrue();
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii("5\r\nhello\r\n6\r"))).isEqualTo(12);
        assertThat(take(ascii("\n"))).isEqualTo(BodyReader.TOO_LARGE);
        assertThat(take(ascii("x"))).isEqualTo(BodyReader.TOO_LARGE);
        assertThat(body.complete()).isFalse();
    }

    @Test
    void theLargestChunkIsJustBelowTwoToThe62() {
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii("3fffffffffffffff\r\nx"))).isEqualTo(19);
        assertThat(body.length()).isEqualTo(1);
    }

    @Test
    void theLineOfAChunkHas4KiBAtMost() {
        String line = "1;" + "a".repeat(4092) + "\r\n";
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii(line + "x\r\n0\r\n\r\n"))).isEqualTo(4104);
        assertThat(body.complete()).isTrue();
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii(line.replaceFirst("a", "aa")))).isEqualTo(BodyReader.MALFORMED);
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii("0".repeat(4097)))).isEqualTo(BodyReader.MALFORMED);
    }

    @Test
    void theTrailersHave16KiBAtMost() {
        String trailers = "X: y\r\n".repeat(2730) + "\r\n";
        String start = "0\r\n";
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii(start + trailers))).isEqualTo(3 + 16_382);
        assertThat(body.complete()).isTrue();
        body.begin(BodyReader.CHUNKED, -1);
        assertThat(take(ascii(start + "Xyz" + trailers))).isEqualTo(BodyReader.MALFORMED);
    }

    @Test
    void changedChunksEndAtTheSameByteWholeOrSplit() {
        List<byte[]> originals =
                Stream.of(accepted(), malformed())
                        .flatMap(List::stream)
                        .map(chunks -> join(chunks.bytes(), NEXT))
                        .toList();
        Mutations mutations = new Mutations("BodyReader", originals);
        for (int i = 0; i < 20_000; i++) {
            byte[] chunks = mutations.next();
            body.begin(BodyReader.CHUNKED, -1);
            long whole = take(chunks);
            String state = body.complete() + " " + body.length();
            assertThat(whole).as("seed %d", mutations.seed).isBetween(-1L, (long) chunks.length);
            assertThat(body.complete() || whole < 0 || whole == chunks.length)
                    .as("seed %d: an open body takes all", mutations.seed)
                    .isTrue();
            body.begin(BodyReader.CHUNKED, -1);
            long split = 0;
            while (split >= 0 && split < chunks.length && !body.complete()) {
                long taken = take(new byte[] {chunks[(int) split]});
                split = taken < 0 ? taken : split + taken;
            }
            assertThat(split).as("seed %d", mutations.seed).isEqualTo(whole);
            assertThat(body.complete() + " " + body.length())
                    .as("seed %d", mutations.seed)
                    .isEqualTo(state);
        }
    }

    private long take(byte[] bytes) {
        long address = GuardedPage.atEnd(bytes);
        long answer = body.take(GuardedPage.ALL, address, address + bytes.length);
        return answer < 0 ? answer : answer - address;
    }
}
