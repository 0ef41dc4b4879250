package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.press.PressResult.Second;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The seconds told while a run goes on add up to its result. */
@BothEngines
class WindowSecondsTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private final List<WindowSecond> seconds = new ArrayList<>();
    private final List<Integer> toldBeforeTheEnd = new ArrayList<>();

    private final Press.Observer observer =
            new Press.Observer() {
                @Override
                public void second(WindowSecond second) {
                    seconds.add(second);
                }

                @Override
                public void closed() {
                    seconds.forEach(second -> toldBeforeTheEnd.add(second.t()));
                }
            };

    private PressResult run(Server server, long durationNs, int threads) throws Exception {
        PressOrder order = new Orders(engine).lasting(server.url(), durationNs, 8, threads);
        return new Press(order.plan(), observer).run();
    }

    @Test
    void addUpToTheResult() throws Exception {
        try (Server server = Servers.start(engine, 1, 200, 10)) {
            PressResult result = run(server, 2_300_000_000L, 2);
            assertThat(seconds).extracting(WindowSecond::t).containsExactly(0, 1, 2);
            assertThat(toldBeforeTheEnd).startsWith(0);
            assertThat(sum(WindowSecond::requests)).isEqualTo(result.requests());
            assertThat(sum(WindowSecond::errorCount)).isEqualTo(result.errorCount());
            assertThat(sum(WindowSecond::bytesReceived)).isEqualTo(result.bytes().received());
            assertThat(sum(WindowSecond::bytesSent)).isEqualTo(result.bytes().sent());
            assertThat(sum(WindowSecond::lengthNs)).isEqualTo(result.durationNs());
            assertThat(sum(second -> second.latencies().count())).isEqualTo(result.requests());
            Map<Integer, Long> status = new TreeMap<>();
            seconds.forEach(s -> s.status().forEach((k, n) -> status.merge(k, n, Long::sum)));
            assertThat(status).isEqualTo(result.status());
            assertThat(seconds).allSatisfy(s -> assertThat(s.busyPct()).isBetween(0.0, 100.0));
            assertThat(seconds.getFirst().busyPct()).isPositive();
            assertThat(result.perSecond()).extracting(Second::t).containsExactly(0, 1, 2);
            assertThat(result.perSecond())
                    .extracting(Second::requests)
                    .isEqualTo(seconds.stream().map(WindowSecond::requests).toList());
        }
    }

    @Test
    void aCountedRunThatIsShortHasAShortSecond() throws Exception {
        try (Server server = Servers.start(engine, 1, 200, 10)) {
            PressOrder order = new Orders(engine).counted(server.url(), 500, 4, 2);
            PressResult result = new Press(order.plan(), observer).run();
            assertThat(seconds).hasSize(1);
            assertThat(seconds.getFirst().requests()).isEqualTo(500);
            assertThat(seconds.getFirst().lengthNs()).isEqualTo(result.durationNs());
            assertThat(seconds.getFirst().rate()).isEqualTo(result.rate());
        }
    }

    private long sum(ToLongFunction<WindowSecond> figure) {
        return seconds.stream().mapToLong(figure).sum();
    }
}
