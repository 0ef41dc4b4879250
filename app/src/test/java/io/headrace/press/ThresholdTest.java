package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headrace.fault.Fault;
import io.headrace.loop.Engine;
import io.headrace.loop.EngineChoice;
import io.headrace.press.PressResult.OpenLoopResult;
import io.headrace.press.Threshold.Outcome;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySamples;
import io.headrace.stats.LatencySummary;
import io.headrace.stats.Recorder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** Thresholds as they are typed, and what becomes of them. */
class ThresholdTest {
    /** 1 ms, 2 ms, … */
    private static Latencies milliseconds(int count) {
        Recorder recorder = new Recorder();
        for (int ms = 1; ms <= count; ms++) {
            recorder.record(ms * 1_000_000L);
        }
        Latencies latencies = new Latencies();
        latencies.add(recorder);
        return latencies;
    }

    /** So many answers in 10 s, of 1 ms, 2 ms, …, 10 failures and 10 answers not expected. */
    private static PressResult result(Latencies latencies, @Nullable OpenLoopResult openLoop) {
        long count = latencies.count();
        return new PressResult(
                true,
                count,
                count,
                10,
                Map.of(200, count),
                Map.of(ErrorKind.READ, 10L),
                new PressResult.Bytes(0, 0, 0),
                10_000_000_000L,
                1,
                1,
                new EngineChoice(Engine.EPOLL, null),
                new PressResult.Warmup(0, null),
                new PressResult.Outside(0, 0, 0),
                1,
                new PressResult.BusyConnections(0, 0),
                latencies.summary(),
                latencies.encodeBase64(),
                openLoop,
                null,
                new PressResult.Client(0, 0, 0),
                List.of(),
                List.of());
    }

    private static Outcome judge(String text, int answers) {
        return Threshold.parse(text).judge(result(milliseconds(answers), null));
    }

    /** The same as an open loop of 1,250 due requests, served in 1 ms each, 25 sent late. */
    private static Outcome judgeOpen(String text) {
        Latencies service = LatencySamples.equal(1_000, 1_000_000);
        OpenLoopResult open =
                new OpenLoopResult(
                        false,
                        1_250,
                        0,
                        0,
                        1,
                        25,
                        LatencySummary.empty(),
                        service.summary(),
                        service.encodeBase64());
        return Threshold.parse(text).judge(result(milliseconds(1_000), open));
    }

    @ParameterizedTest
    @CsvSource({
        "rate<90, true, 99",
        "rate<100, false, 99",
        "rate < 1k, false, 99",
        "requests>=990, false, 990",
        "requests>=991, true, 990",
        "requests<=990, false, 990",
        "errors>19, false, 20",
        "errors>20, true, 20",
        "errors>2%, true, 2",
        "errors>1.9%, false, 2",
        "errors >= 2 %, false, 2",
        "late>0%, true, 0",
        "achieved<100%, true, 100",
        "service.max>990ms, true, 990e6",
        "max>989ms, false, 990e6",
        "max>990ms, true, 990e6",
        "mean>1s, true, 495.5e6",
        "mean<400ms, true, 495.5e6"
    })
    void areJudged(String text, boolean holds, double value) {
        Outcome outcome = judge(text, 990);
        assertThat(outcome.holds()).as(text).isEqualTo(holds);
        assertThat(outcome.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "p99>980ms, false",
        "p99>1s, true",
        "p50>510ms, true",
        "p90.5>900ms, false",
        "p905>915ms, true",
        "p999>9.95s, true"
    })
    void percentilesAreJudgedWhereEnoughAnswersCarryThem(String text, boolean holds) {
        int answers = text.startsWith("p999") ? 10_000 : 1_000;
        Outcome outcome = judge(text.replace("9.95s", "9.995s"), answers);
        assertThat(outcome.isTold()).isTrue();
        assertThat(outcome.holds()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "late>1%, false, 2",
        "achieved<81%, false, 80",
        "achieved<80%, true, 80",
        "service.p99>1ms, true, 1e6",
        "service.mean>=1ms, false, 1e6",
        "p99>1s, true, 990e6",
        "max>2ms, false, 1e9"
    })
    void anOpenLoopIsJudgedByItsScheduleToo(String text, boolean holds, double value) {
        Outcome outcome = judgeOpen(text);
        assertThat(outcome.holds()).as(text).isEqualTo(holds);
        assertThat(outcome.value()).isCloseTo(value, withinPercentage(0.5));
    }

    @ParameterizedTest
    @CsvSource({"p99>1h, 999", "p999>1h, 9999", "max>1h, 0", "mean>1h, 0", "p50<0, 19"})
    void whatCannotBeToldDoesNotHold(String text, int answers) {
        Outcome outcome = judge(text, answers);
        assertThat(outcome.isTold()).isFalse();
        assertThat(outcome.holds()).isFalse();
        assertThat(outcome.answers()).isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource({
        "p999>5ms, p99.9 > 5 ms",
        "'  errors>=0.1% ', errors >= 0.1 %",
        "rate<1.5M, rate < 1.5 M",
        "p50<=250us, p50 <= 250 µs",
        "service.p999>5ms, service.p99.9 > 5 ms"
    })
    void areWrittenInTheUnitsOfTheHouse(String text, String shown) {
        Threshold threshold = Threshold.parse(text);
        assertThat(threshold.text()).isEqualTo(shown);
        assertThat(threshold.expression()).isEqualTo(text.strip());
    }

    @Test
    void timesAreToldInMicroseconds() {
        Outcome outcome = judge("max>1ms", 5);
        assertThat(outcome.threshold().metric().quantity().told(outcome.value())).isEqualTo(5_000);
        assertThat(outcome.threshold().metric().quantity().unit()).isEqualTo("us");
    }

    @ParameterizedTest
    @CsvSource({
        "p99=5ms, it is not a metric, p99>5ms",
        "p99>, it is not a metric, p99>5ms",
        ">5ms, it is not a metric, p99>5ms",
        "p99=>5ms, it is not a metric, p99>5ms",
        "'', it is not a metric, p99>5ms",
        "p99>5, it has no unit, 500ms",
        "p99>5%, not a unit, 500ms",
        "rate<5ms, not a unit, 1.5M",
        "errors>x%, not a number, 0.5%",
        "speed>5, \"speed\" is no metric, 'try one of rate, requests'",
        "p100>5ms, \"p100\" is no metric, p50 to p99.999",
        "service.rate>5ms, \"service.rate\" is no metric, service.p99",
        "late>5, not a number, 0.5%",
        "p>5ms, \"p\" is no metric, rate"
    })
    void badOnesAreRefusedWithTheirText(String text, String cause, String remedy) {
        assertThatThrownBy(() -> Threshold.parse(text))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("threshold \"" + text + "\" · ")
                .hasMessageContaining(cause)
                .hasMessageContaining(remedy);
    }
}
