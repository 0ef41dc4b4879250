package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.press.PressResult.OpenLoopResult;
import io.headrace.press.RateOrder.Stage;
import io.headrace.serve.Delay;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Shape;
import io.headrace.serve.Site;
import io.headrace.serve.Stall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

/** Requests that are due at times of their own, against servers that keep up and that do not. */
@BothEngines
class OpenLoopTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;
    private static final Site EMPTY = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0)));

    @Parameter EngineWish engine = EngineWish.AUTO;

    private Server start(Shape shape) {
        return Servers.start(engine, EMPTY, shape);
    }

    private static Shape delayed(String delay) {
        return new Shape(Delay.parse(delay), 0, 0, Stall.NONE, 1);
    }

    private PressResult run(Server server, LoadOrder load, RateOrder rate)
            throws InterruptedException {
        PressOrder order = PressOrder.of(server.url(), load.at(rate), engine);
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private static OpenLoopResult open(PressResult result) {
        return Objects.requireNonNull(result.openLoop());
    }

    /**
     * Every request that was due was answered, has failed, was never sent or is told to be open.
     */
    private static void assertAllAccountedFor(PressResult result) {
        long known = result.requests() + result.errorCount() + result.outside().requests();
        long rest = open(result).unsent() + result.outside().unfinished();
        assertThat(open(result).due()).isLessThanOrEqualTo(known + rest);
    }

    /**
     * A fifth of the requests meets the stall and waits for its rest, evenly between 0 and 200 ms:
     * one in a hundred waits longer than 190.
     */
    @Test
    void aStallIsSeenByAllWhoMeetIt() throws Exception {
        Stall stall = Stall.parse("200ms/1s");
        try (Server server = start(new Shape(Delay.NONE, 0, 0, stall, 1))) {
            LoadOrder load = LoadOrder.timed(32, 1, 4 * SECOND, SECOND / 2, 5 * SECOND);
            PressResult result = run(server, load, RateOrder.constant(1000));
            assertThat(open(result).due()).isEqualTo(4000);
            assertThat(result.latency().p99()).isCloseTo(190_000, within(9_500.0));
            // Of those that were sent at once only 32 a stall are seen: less than one in a hundred
            // more than the analytic share of them, however long it lasts.
            assertThat(open(result).service().p95()).isLessThan(result.latency().p95());
            assertThat(open(result).service().count()).isEqualTo(result.requests());
            assertAllAccountedFor(result);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, false", "3000, 3, false", "2000, 2, true"})
    void whatIsDueIsSent(double rate, int threads, boolean poisson) throws Exception {
        try (Server server = start(Shape.NONE)) {
            LoadOrder load = LoadOrder.timed(60, threads, SECOND, SECOND / 5, 5 * SECOND);
            RateOrder order = new RateOrder(rate, List.of(), poisson, 7);
            PressResult result = run(server, load, order);
            if (poisson) {
                assertThat((double) open(result).due())
                        .isCloseTo(rate, within(5 * Math.sqrt(rate)));
            } else {
                assertThat(open(result).due()).isEqualTo((long) rate);
            }
            assertThat(result.errorCount()).isZero();
            assertThat(open(result).service().max()).isLessThanOrEqualTo(result.latency().max());
            assertAllAccountedFor(result);
        }
    }

    @Test
    void stagesSetTheLengthAndTheNumber() throws Exception {
        try (Server server = start(Shape.NONE)) {
            List<Stage> stages =
                    List.of(
                            new Stage(SECOND / 2, 2000),
                            new Stage(0, 400),
                            new Stage(SECOND / 2, 400));
            RateOrder order = new RateOrder(0, stages, false, 0);
            LoadOrder load = LoadOrder.timed(32, 2, order.stagesNs(), 0, 5 * SECOND);
            PressResult result = run(server, load, order);
            assertThat(open(result).due()).isEqualTo(500 + 200);
            assertThat(result.durationNs()).isEqualTo(SECOND);
        }
    }

    @Test
    void aServerThatIsSlowerThanTheRateLeavesRequestsUnsent() throws Exception {
        try (Server server = start(delayed("20ms"))) {
            LoadOrder load = LoadOrder.timed(4, 1, SECOND, 0, 5 * SECOND);
            PressResult result = run(server, load, RateOrder.constant(1000));
            assertThat(open(result).due()).isEqualTo(1000);
            assertThat(open(result).unsent()).isBetween(700L, 850L);
            assertThat(result.requests()).isBetween(150L, 205L);
            assertThat(open(result).oldestUnsentNs()).isBetween(SECOND / 2, SECOND);
            assertThat(result.achievedPct()).isBetween(15.0, 21.0);
            // It waits longer and longer, and the waiting is told.
            assertThat(result.latency().max()).isGreaterThan(500_000);
            assertThat(open(result).service().p50()).isLessThan(60_000);
            assertAllAccountedFor(result);
        }
    }

    @Test
    void whatWaitsLongerThanTheTimeoutFails() throws Exception {
        try (Server server = start(delayed("20ms"))) {
            LoadOrder load = LoadOrder.timed(4, 1, SECOND, 0, SECOND / 5);
            PressResult result = run(server, load, RateOrder.constant(1000));
            assertThat(result.errors().get(ErrorKind.TIMEOUT)).isGreaterThan(300);
            assertThat(result.latency().max()).isLessThan(500_000);
            assertAllAccountedFor(result);
        }
    }

    @Test
    void noMoreLeavesAtOnceThanThereIsRoomFor() throws Exception {
        Stall stall = Stall.parse("300ms/1s");
        try (Server server = start(new Shape(Delay.NONE, 0, 0, stall, 1))) {
            LoadOrder load = LoadOrder.timed(16, 1, SECOND, 0, 5 * SECOND);
            PressResult result = run(server, load, RateOrder.constant(2000));
            assertThat(open(result).sentAtOnceMax()).isBetween(1, 16);
        }
    }

    @Test
    void aConnectionForEachRequest() throws Exception {
        try (Server server = start(Shape.NONE)) {
            PressOrder order =
                    PressOrder.of(
                                    server.url(),
                                    LoadOrder.timed(32, 1, SECOND, 0, 5 * SECOND)
                                            .at(RateOrder.constant(500)),
                                    engine)
                            .asking(RequestOrder.GET.closing());
            PressResult result = new Press(order.plan(), Press.Observer.NONE).run();
            assertThat(open(result).due()).isEqualTo(500);
            assertThat(result.errorCount()).isZero();
            assertThat(result.connects())
                    .isEqualTo(result.requests() + result.outside().requests());
        }
    }

    @Test
    void severalInFlightOnAConnection() throws Exception {
        try (Server server = start(delayed("20ms"))) {
            LoadOrder load = LoadOrder.timed(4, 1, SECOND, 0, 5 * SECOND).pipelined(16);
            PressResult result = run(server, load, RateOrder.constant(150));
            assertThat(open(result).due()).isEqualTo(150);
            assertThat(open(result).unsent()).isZero();
            assertThat(result.errorCount()).isZero();
            assertAllAccountedFor(result);
        }
    }

    @Test
    void aCountEndsTheRun() throws Exception {
        try (Server server = start(Shape.NONE)) {
            LoadOrder load = LoadOrder.counted(8, 2, 333, 5 * SECOND);
            PressResult result = run(server, load, RateOrder.constant(1000));
            assertThat(result.requests()).isEqualTo(333);
            assertThat(server.counters().requests()).isEqualTo(333);
        }
    }
}
