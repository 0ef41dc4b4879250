package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.report.Spectrum.Named;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySamples;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The picture of one distribution or of several. */
class SpectrumTest {
    private static List<String> write(boolean unicode, Latencies... latencies) {
        List<Named> named = new ArrayList<>();
        for (Latencies one : latencies) {
            named.add(new Named(List.of("latency", "service", "third").get(named.size()), one));
        }
        return Spectrum.write(named, unicode).lines().toList();
    }

    @Test
    void eachLineHalvesWhatIsSlower() {
        List<String> lines = write(true, LatencySamples.microseconds(1_000));
        assertThat(lines.get(0)).isEmpty();
        assertThat(lines.get(1)).contains("logarithmic, 1 µs to 1 ms");
        assertThat(lines.get(2)).matches(" +latency +percentile +count");
        List<String> rows = lines.subList(3, lines.size());
        assertThat(rows).hasSize(11);
        assertThat(rows.get(0)).matches(" +1 µs +0 +0");
        assertThat(rows.get(1)).matches(" +50[01] µs █+[▏▎▍▌▋▊▉]? +50 +500");
        assertThat(rows.get(2)).contains(" 75 ").endsWith(" 750");
        assertThat(rows.get(9)).contains(" 99.8046875 ").endsWith(" 999");
        assertThat(rows.get(10)).matches(" +1 ms █{50} +100 +1000");
    }

    @Test
    void barsGrowWithTheLogarithm() {
        List<String> lines = write(false, LatencySamples.microseconds(1_000));
        // half of three decades is reached at 32 µs; 500 µs is at 2.7 of 3
        assertThat(lines.get(4).chars().filter(c -> c == '#').count()).isEqualTo(45);
        List<Long> lengths =
                lines.stream().skip(3).map(l -> l.chars().filter(c -> c == '#').count()).toList();
        assertThat(lengths).isSorted();
    }

    @Test
    void withoutUnicodeBarsAreAscii() {
        String drawn = String.join("\n", write(false, LatencySamples.microseconds(100)));
        String bars = drawn.replace("µ", "u");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(bars)).isTrue();
    }

    @Test
    void threeDistributionsFit100Columns() {
        Latencies much = LatencySamples.microseconds(300_000);
        for (int count = 1; count <= 3; count++) {
            Latencies[] some = new Latencies[count];
            Arrays.fill(some, much);
            assertThat(write(true, some))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        }
    }

    @Test
    void twoDistributionsShareAScale() {
        List<String> lines =
                write(
                        false,
                        LatencySamples.equal(8, 100_000_000),
                        LatencySamples.equal(8, 1_000_000));
        assertThat(lines.get(2)).contains("latency").contains("service");
        // 1 ms to 100 ms: the first fills its bar, the second is at the floor
        assertThat(lines.getLast()).matches(" +100 ms #{25} +1 ms +100 +8");
    }

    @Test
    void equalValuesOnADecadeAreDrawn() {
        assertThat(write(false, LatencySamples.equal(1, 1_000_000)))
                .last()
                .asString()
                .matches(" +1 ms #{50} +100 +1");
    }
}
