package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySamples;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a table of latencies shows, and what it leaves out. */
class LatencyTableTest {
    private static List<String> lines(int count) {
        return new LatencyTable(LatencySamples.microseconds(count)).linesWithRemark();
    }

    @Test
    void enoughAnswersCarryEveryPercentile() {
        List<String> lines = lines(1_000_000);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .startsWith("min    1 µs      p50  ")
                .contains("p99      ")
                .contains("(95 %: ");
        assertThat(lines.get(3)).startsWith("max    1 s").contains("p99.999").contains("(95 %: ");
        assertThat(String.join("\n", lines)).doesNotContain(" - ");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(90));
    }

    @Test
    void thinPercentilesAreDashesAndTheLastLineSaysWhatIsMissing() {
        List<String> lines = lines(9_000);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).contains("p99 ").contains("(95 %: ");
        assertThat(lines.get(1)).endsWith("p99.9    -");
        assertThat(lines.get(2)).endsWith("p99.99   -");
        assertThat(lines.get(3)).endsWith("p99.999  -");
        assertThat(lines.get(4))
                .isEqualTo("- takes more answers: p99.9 1 k, p99.99 91 k, p99.999 991 k");
        assertThat(new LatencyTable(LatencySamples.microseconds(9_000)).lines())
                .isEqualTo(lines.subList(0, 4));
    }

    @Test
    void oneAnswerHasOnlyItsEnds() {
        List<String> lines = lines(1);
        assertThat(lines.get(0)).isEqualTo("min    1 µs      p50  -         p99      -");
        assertThat(lines.get(4)).contains("p50 19,").contains("p99 999,");
    }

    @Test
    void noAnswerIsNone() {
        assertThat(new LatencyTable(new Latencies()).linesWithRemark()).containsExactly("none");
    }
}
