package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.press.ErrorKind;
import io.headrace.press.WindowSecond;
import io.headrace.stats.Latencies;
import io.headrace.stats.LatencySamples;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** Seconds add up to metrics that Prometheus reads. */
class PressMetricsTest {
    private static WindowSecond second(int t, Latencies latencies, Map<Integer, Long> status) {
        return new WindowSecond(
                t,
                1_000_000_000L,
                latencies.count(),
                status,
                Map.of(ErrorKind.TIMEOUT, 2L),
                1_000,
                100,
                latencies,
                12.5 * (t + 1));
    }

    @Test
    void beforeTheFirstSecondAllIsZero() {
        Map<String, Double> samples = Expositions.parse(new PressMetrics().text());
        assertThat(samples)
                .containsEntry("headrace_press_requests_total", 0.0)
                .containsEntry("headrace_press_errors_total{kind=\"connect\"}", 0.0)
                .containsEntry("headrace_press_latency_seconds_count", 0.0);
    }

    @Test
    void secondsAddUp() {
        PressMetrics metrics = new PressMetrics();
        metrics.add(second(0, LatencySamples.equal(1_000, 70_000), Map.of(200, 990L, 503, 10L)));
        metrics.add(second(1, LatencySamples.equal(100, 30_000_000_000L), Map.of(200, 100L)));
        metrics.add(second(2, LatencySamples.equal(500, 7_000), Map.of(200, 500L)));
        Map<String, Double> samples = Expositions.parse(metrics.text());
        assertThat(samples)
                .containsEntry("headrace_press_requests_total", 1_600.0)
                .containsEntry("headrace_press_responses_total{code=\"200\"}", 1_590.0)
                .containsEntry("headrace_press_responses_total{code=\"503\"}", 10.0)
                .containsEntry("headrace_press_errors_total{kind=\"timeout\"}", 6.0)
                .containsEntry("headrace_press_received_bytes_total", 3_000.0)
                .containsEntry("headrace_press_sent_bytes_total", 300.0)
                .containsEntry("headrace_press_latency_seconds_bucket{le=\"0.00001\"}", 500.0)
                .containsEntry("headrace_press_latency_seconds_bucket{le=\"0.00005\"}", 500.0)
                .containsEntry("headrace_press_latency_seconds_bucket{le=\"0.0001\"}", 1_500.0)
                .containsEntry("headrace_press_latency_seconds_bucket{le=\"10\"}", 1_500.0)
                .containsEntry("headrace_press_latency_seconds_bucket{le=\"+Inf\"}", 1_600.0)
                .containsEntry("headrace_press_latency_seconds_sum", 3_000.0735)
                .containsEntry("headrace_press_busy_ratio", 0.375);
    }

    @Test
    void labelsAndHelpAreEscaped() {
        String text =
                new Exposition()
                        .family("a", Exposition.Type.GAUGE, "one\nline \\")
                        .sample("a", "b", "quote \" slash \\ line\n", 5)
                        .sample("a", Double.POSITIVE_INFINITY)
                        .text();
        assertThat(text)
                .isEqualTo(
                        "# HELP a one\\nline \\\\\n"
                                + "# TYPE a gauge\n"
                                + "a{b=\"quote \\\" slash \\\\ line\\n\"} 5\n"
                                + "a +Inf\n");
        assertThat(Expositions.parse(text)).hasSize(2);
    }

    @Test
    void theReaderOfThisTestRefusesBadText() {
        for (String bad :
                new String[] {
                    "a 1\n",
                    "# HELP a b\n# TYPE a counter\na 1\n",
                    "# HELP a b\n# TYPE a gauge\na 1\na 1\n",
                    "# HELP a b\n# TYPE a gauge\na 1.0E-4\n",
                    "# HELP a b\n# TYPE a gauge\na{b=\"\"\"} 1\n",
                    "# HELP a b\n# TYPE a gauge\na 1"
                }) {
            assertThatThrownBy(() -> Expositions.parse(bad)).as(bad).isInstanceOf(Throwable.class);
        }
    }
}
