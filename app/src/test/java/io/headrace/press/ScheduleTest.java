package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headrace.press.RateOrder.Stage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** When requests are due. */
class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    private static List<Long> times(Arrivals arrivals, Schedule schedule, long startNs, int count) {
        arrivals.begin(schedule, startNs);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(arrivals.nextNs());
            arrivals.advance();
        }
        return times;
    }

    @Test
    void aConstantRateNeverDrifts() {
        Schedule schedule = Schedule.constant(3);
        assertThat(schedule.timeNs(0)).isZero();
        assertThat(schedule.timeNs(1)).isEqualTo(333_333_333);
        assertThat(schedule.timeNs(3)).isEqualTo(SECOND);
        assertThat(schedule.timeNs(3e9)).isEqualTo(1_000_000_000L * SECOND);
    }

    /** The rate summed up in small steps says the same as the closed form. */
    @Test
    void rampsAreTheIntegralOfTheRate() {
        List<Stage> stages =
                List.of(
                        new Stage(2 * SECOND, 1000),
                        new Stage(3 * SECOND, 100),
                        new Stage(0, 500),
                        new Stage(SECOND, 500),
                        new Stage(SECOND, 0),
                        new Stage(2 * SECOND, 0),
                        new Stage(SECOND, 10));
        Schedule schedule = Schedule.of(new RateOrder(200, stages, false, 0));
        double due = 0;
        double rate = 200;
        long now = 0;
        int next = 1;
        for (Stage stage : stages) {
            long step = 10_000;
            for (long at = 0; at < stage.durationNs(); at += step) {
                double share = (at + step / 2.0) / stage.durationNs();
                due += (rate + (stage.perSecond() - rate) * share) * step / SECOND;
                now += step;
                while (next <= due - 1e-6) {
                    assertThat((double) schedule.timeNs(next))
                            .as("request %d", next)
                            .isCloseTo((double) now, within(600_000.0));
                    next++;
                }
            }
            rate = stage.perSecond();
        }
        assertThat(next).isEqualTo(1200 + 1650 + 500 + 250 + 5);
        assertThat(schedule.timeNs(1e6)).isEqualTo(Schedule.NEVER_NS);
    }

    @Test
    void loopsTakeTurns() {
        TreeSet<Long> all = new TreeSet<>();
        for (int loop = 0; loop < 3; loop++) {
            Arrivals arrivals = new Arrivals(loop, 3, false, 0);
            all.addAll(times(arrivals, Schedule.constant(1000), 5 * SECOND, 100));
        }
        assertThat(all).hasSize(300);
        assertThat(all.first()).isEqualTo(5 * SECOND);
        long before = all.first() - 1_000_000;
        for (long time : all) {
            assertThat(time - before).isEqualTo(1_000_000);
            before = time;
        }
    }

    @Test
    void independentArrivalsHaveExponentialGaps() {
        List<Long> times = times(new Arrivals(1, 2, true, 42), Schedule.constant(2000), 0, 50_000);
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < times.size(); i++) {
            double gap = times.get(i) - times.get(i - 1);
            sum += gap;
            squares += gap * gap;
        }
        double mean = sum / (times.size() - 1);
        double deviation = Math.sqrt(squares / (times.size() - 1) - mean * mean);
        assertThat(mean).isCloseTo(1_000_000, within(20_000.0));
        assertThat(deviation / mean).isCloseTo(1, within(0.02));
    }

    @Test
    void theSameSeedGivesTheSameArrivals() {
        Schedule schedule = Schedule.constant(100);
        List<Long> first = times(new Arrivals(0, 1, true, 1), schedule, 0, 100);
        assertThat(times(new Arrivals(0, 1, true, 1), schedule, 0, 100)).isEqualTo(first);
        assertThat(times(new Arrivals(0, 1, true, 2), schedule, 0, 100)).isNotEqualTo(first);
    }
}
