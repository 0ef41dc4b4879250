package io.headrace.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.report.ClimbText;

import org.junit.jupiter.api.Test;

class ClimbTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    private static ClimbResult climb(SimulatedRig rig, long budgetNs) throws InterruptedException {
        return new Climb(rig, new Budget(budgetNs, rig), new Climb.Listener() {}).run();
    }

    /** Threads help up to four a side, connections up to 256; more of either costs. */
    private static double hill(Setting s) {
        double threads = useful(s.serverThreads()) + useful(s.pressThreads());
        double many = Math.abs(Math.log(s.connections() / 256.0) / Math.log(2));
        return 100_000 * threads * (1 - 0.05 * many) * (s.apart() ? 1 : 0.9);
    }

    private static double useful(int threads) {
        return threads <= 4 ? threads : 4 - 0.2 * (threads - 4);
    }

    @Test
    void reachesTheTopOfAHill() throws InterruptedException {
        SimulatedRig rig = new SimulatedRig(16, 0.01, 1, ClimbTest::hill);
        ClimbResult result = climb(rig, 10 * MINUTE_NS);
        assertThat(result.maximum().setting()).isEqualTo(new Setting(256, 4, 4, true));
        assertThat(result.maximum().rate()).isBetween(780_000.0, 820_000.0);
        assertThat(result.maximum().confirmed()).isTrue();
        assertThat(result.ending()).isEqualTo("nothing left to try");
        assertThat(result.complete()).isTrue();
    }

    @Test
    void keepsNothingOnAPlainThatIsOnlyNoise() throws InterruptedException {
        int kept = 0;
        int tried = 0;
        for (int seed = 0; seed < 40; seed++) {
            SimulatedRig rig = new SimulatedRig(2, 0.03, seed, s -> 100_000);
            ClimbResult result = climb(rig, 3 * MINUTE_NS);
            kept += (int) result.steps().stream().skip(1).filter(Step::kept).count();
            tried += result.steps().size() - 1;
        }
        // Looking again after each pair costs some of the 2.5 % that one look would give.
        assertThat((double) kept / tried).isLessThan(0.08);
    }

    @Test
    void staysWithinItsBudget() throws InterruptedException {
        SimulatedRig rig = new SimulatedRig(64, 0.05, 3, ClimbTest::hill);
        ClimbResult result = climb(rig, MINUTE_NS);
        assertThat(rig.getAsLong()).isLessThanOrEqualTo(MINUTE_NS);
        assertThat(result.ending()).isEqualTo("the time was spent");
        assertThat(result.maximum().confirmed()).isTrue();
    }

    @Test
    void keptStepsClimb() throws InterruptedException {
        SimulatedRig rig = new SimulatedRig(16, 0.01, 7, ClimbTest::hill);
        ClimbResult result = climb(rig, 10 * MINUTE_NS);
        double before = 0;
        for (Step step : result.steps()) {
            if (step.kept()) {
                assertThat(hill(step.setting())).isGreaterThan(before);
                before = hill(step.setting());
            }
        }
    }

    /** One thread a side on 64 connections works; whatever else is tried has no answer. */
    private static double brittle(Setting s) {
        return s.equals(new Setting(64, 1, 1, true)) ? 100_000 : 0;
    }

    @Test
    void aChangeWithoutAnAnswerFailsAndTheClimbGoesOn() throws InterruptedException {
        ClimbResult result = climb(new SimulatedRig(4, 0.01, 1, ClimbTest::brittle), MINUTE_NS);
        assertThat(result.steps()).hasSizeGreaterThan(2);
        assertThat(result.steps().stream().skip(1))
                .allMatch(Step::failed)
                .noneMatch(Step::kept)
                .allMatch(step -> step.why().startsWith("no answer in a window of 1 s · "));
        assertThat(result.maximum().confirmed()).isTrue();
        assertThat(result.complete()).isTrue();
        Step failed = result.steps().getLast();
        assertThat(ClimbText.step(5, failed)).contains("failed  no answer in a window");
    }

    @Test
    void withoutAnAnswerAtTheBaselineThereIsNoResult() {
        SimulatedRig rig = new SimulatedRig(4, 0.01, 1, setting -> 0);
        assertThatThrownBy(() -> climb(rig, MINUTE_NS))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("no answer in a window of 1 s · the server stalls");
    }

    @Test
    void aServerThatDiesInTheEndLeavesWhatWasFound() throws InterruptedException {
        SimulatedRig[] rig = new SimulatedRig[1];
        rig[0] =
                new SimulatedRig(
                        16, 0.01, 1, s -> rig[0].getAsLong() < 2 * MINUTE_NS ? hill(s) : 0);
        ClimbResult result = climb(rig[0], 10 * MINUTE_NS);
        assertThat(result.maximum().confirmed()).isFalse();
        assertThat(result.maximum().rate()).isGreaterThan(190_000);
        assertThat(result.steps().getLast().failed()).isTrue();
    }

    @Test
    void stoppedEarlyItTellsWhatItHas() throws InterruptedException {
        SimulatedRig rig = new SimulatedRig(16, 0.01, 1, ClimbTest::hill);
        Climb[] climb = new Climb[1];
        climb[0] =
                new Climb(
                        rig,
                        new Budget(10 * MINUTE_NS, rig),
                        new Climb.Listener() {
                            @Override
                            public void step(int number, Step step) {
                                if (number == 2) {
                                    climb[0].stop();
                                }
                            }
                        });
        ClimbResult result = climb[0].run();
        assertThat(result.complete()).isFalse();
        assertThat(result.steps()).hasSize(3);
        assertThat(result.maximum().confirmed()).isFalse();
    }

    @Test
    void stoppedBeforeTheBaselineThereIsNoResult() {
        SimulatedRig rig = new SimulatedRig(16, 0.01, 1, ClimbTest::hill);
        Climb climb = new Climb(rig, new Budget(MINUTE_NS, rig), new Climb.Listener() {});
        climb.stop();
        assertThatThrownBy(climb::run).isInstanceOf(InterruptedException.class);
    }
}
