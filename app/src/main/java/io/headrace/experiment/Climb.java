package io.headrace.experiment;

import io.headrace.diagnose.Bound;
import io.headrace.experiment.ClimbResult.Maximum;
import io.headrace.fault.Fault;
import io.headrace.stats.Comparison;
import io.headrace.stats.Medians;
import io.headrace.stats.Noise;
import io.headrace.units.Durations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The search for the highest rate: one change at a time, kept only when interleaved trials prove
 * that it helps.
 *
 * <ol>
 *   <li>How much do equal runs differ? The first setting is paired with itself.
 *   <li>From the setting so far, try one change after another, the likeliest first.
 *   <li>Measure the best again in fresh runs, so that the figure owes nothing to having been
 *       picked.
 * </ol>
 */
public final class Climb {
    private static final int CONNECTIONS = 64;
    private static final int NOISE_PAIRS = 3;
    private static final int PAIRS_MIN = 2;
    private static final int PAIRS_TO_DECIDE = 3;
    private static final int PAIRS_MAX = 6;
    private static final int CONFIRM_PAIRS = 3;

    /** Who is told as the search goes on. */
    public interface Listener {
        /** So many trials are done; what is being measured now. */
        default void measuring(int trials, Setting setting) {}

        default void noise(Noise noise) {}

        default void step(int number, Step step) {}
    }

    private final Rig rig;
    private final Budget budget;
    private final Listener listener;
    private final Moves moves;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Setting> tried = new HashSet<>();
    private @Nullable Noise noise;
    private volatile boolean stopped;
    private int trials;

    public Climb(Rig rig, Budget budget, Listener listener) {
        this.rig = rig;
        this.budget = budget;
        this.listener = listener;
        moves = new Moves(rig);
    }

    /** Ends the search after the trial that runs; any thread may call it. */
    public void stop() {
        stopped = true;
    }

    /**
     * Searches until nothing helps or the budget is spent.
     *
     * @throws Fault when the first setting cannot be measured
     * @throws InterruptedException when it was stopped before that
     */
    public ClimbResult run() throws InterruptedException {
        Setting baseline = baseline();
        Step best = measureBaseline(baseline);
        String ending = "interrupted";
        try {
            best = search(best);
            ending = ending(best);
            return new ClimbResult(true, noise, steps, confirm(baseline, best), ending);
        } catch (InterruptedException e) {
            return new ClimbResult(false, noise, steps, unconfirmed(best()), ending);
        }
    }

    private Setting baseline() {
        int serverThreads = rig.ownsServer() ? 1 : Setting.FOREIGN;
        return new Setting(CONNECTIONS, serverThreads, 1, rig.cpus() > 1);
    }

    private Step measureBaseline(Setting baseline) throws InterruptedException {
        tried.add(baseline);
        Pairs pairs = new Pairs(this::run, baseline, baseline);
        pairs.measure(NOISE_PAIRS);
        Noise learned = pairs.noise();
        noise = learned;
        listener.noise(learned.forTrialsOf(PAIRS_TO_DECIDE));
        List<Trial> all = new ArrayList<>(pairs.a);
        all.addAll(pairs.b);
        return record(
                new Step("baseline: " + baseline.inShort(), baseline, all, null, true, "baseline"));
    }

    private Step search(Step start) throws InterruptedException {
        Step best = start;
        while (true) {
            Setting next = next(best);
            if (next == null) {
                return best;
            }
            Step step = attempt(best, next);
            if (step.kept()) {
                best = step;
            }
        }
    }

    /** What to try now; null when nothing is left, or no time to try it and to confirm. */
    private @Nullable Setting next(Step best) {
        if (!budget.allows(2 * (PAIRS_TO_DECIDE + CONFIRM_PAIRS))) {
            return null;
        }
        return moves.from(best.setting(), best.bound(), tried).stream().findFirst().orElse(null);
    }

    private Step attempt(Step best, Setting next) throws InterruptedException {
        tried.add(next);
        Pairs pairs = new Pairs(this::run, best.setting(), next);
        String change = next.changeFrom(best.setting());
        try {
            pairs.measure(PAIRS_MIN);
            while (needsMore(pairs)) {
                pairs.measure(1);
            }
        } catch (Fault e) {
            if (pairs.count() == 0) {
                return record(Step.failed(change, next, e.line()));
            }
        }
        Comparison comparison = pairs.comparison();
        boolean kept = comparison.faster();
        return record(new Step(change, next, pairs.b, comparison, kept, why(comparison)));
    }

    /** A change that clearly loses is dropped early; one that may win gets more pairs. */
    private boolean needsMore(Pairs pairs) {
        if (pairs.count() < PAIRS_TO_DECIDE) {
            return !pairs.allLoseMoreThan(spreadPct());
        }
        Comparison comparison = pairs.comparison();
        boolean open = !comparison.faster() && comparison.ratio() > 1;
        return open
                && pairs.count() < PAIRS_MAX
                && budget.allows(2 * (1 + CONFIRM_PAIRS))
                && comparison.gainPct() > spreadPct() / 4;
    }

    private double spreadPct() {
        return noise == null ? 0 : noise.spreadPct();
    }

    private static String why(Comparison comparison) {
        if (comparison.faster()) {
            return "faster in " + comparison.pairs() + " interleaved pairs";
        }
        return comparison.ratio() < 1
                ? "slower"
                : "no gain that can be told from noise in " + comparison.pairs() + " pairs";
    }

    private Step record(Step step) {
        listener.step(steps.size(), step);
        steps.add(step);
        return step;
    }

    private Trial run(Setting setting) throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("stopped");
        }
        listener.measuring(trials, setting);
        long begin = budget.now();
        try {
            Trial trial = rig.measure(setting, budget.windowNs());
            budget.spent(budget.now() - begin);
            trials++;
            return answered(trial);
        } catch (Fault e) {
            if (stopped) {
                throw new InterruptedException("stopped"); // what it needed is being ended
            }
            throw e;
        }
    }

    /** Refuses a trial without an answer, which compares with nothing. */
    private static Trial answered(Trial trial) {
        if (trial.result().requests() == 0) {
            throw new Fault(
                    Fault.Kind.UNREACHABLE,
                    "no answer in a window of " + Durations.print(trial.result().durationNs()),
                    "the server stalls, or other processes hold every CPU",
                    "try a longer --budget, or end what else runs on this machine");
        }
        return trial;
    }

    // ---- the end

    private String ending(Step best) {
        boolean exhausted = moves.from(best.setting(), best.bound(), tried).isEmpty();
        return exhausted ? "nothing left to try" : "the time was spent";
    }

    private Step best() {
        return steps.stream().filter(Step::kept).reduce((earlier, later) -> later).orElseThrow();
    }

    private Maximum confirm(Setting baseline, Step best) throws InterruptedException {
        if (!budget.allows(2)) {
            return unconfirmed(best);
        }
        Pairs pairs = new Pairs(this::run, baseline, best.setting());
        try {
            pairs.measure(1);
            while (pairs.count() < CONFIRM_PAIRS && budget.allows(2)) {
                pairs.measure(1);
            }
        } catch (Fault e) {
            if (pairs.count() == 0) {
                return unconfirmed(best);
            }
        }
        boolean moved = !best.setting().equals(baseline);
        if (!moved) {
            pairs.b.addAll(pairs.a);
        }
        return maximum(best.setting(), pairs.b, true, moved ? pairs.comparison() : null);
    }

    private static Maximum unconfirmed(Step best) {
        return maximum(best.setting(), best.trials(), false, null);
    }

    private static Maximum maximum(
            Setting setting,
            List<Trial> trials,
            boolean confirmed,
            @Nullable Comparison overBaseline) {
        return new Maximum(
                setting,
                median(trials, Trial::rate),
                median(trials, trial -> trial.result().latency().p99()),
                median(trials, trial -> trial.result().cpuUsPerRequest()),
                serverCpuUs(trials),
                typical(trials).verdict(),
                confirmed,
                overBaseline);
    }

    private static double median(List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return Medians.median(trials.stream().mapToDouble(figure).toArray());
    }

    private static double serverCpuUs(List<Trial> trials) {
        boolean unseen = trials.stream().anyMatch(trial -> Double.isNaN(trial.serverCpuUs()));
        return unseen ? Double.NaN : median(trials, Trial::serverCpuUs);
    }

    /** The last trial with the bound most of them saw: its evidence stands for all. */
    private static Trial typical(List<Trial> trials) {
        Trial typical = trials.getLast();
        long most = 0;
        for (Trial trial : trials) {
            Bound bound = trial.verdict().bound();
            long same = trials.stream().filter(t -> t.verdict().bound() == bound).count();
            if (same >= most) {
                most = same;
                typical = trial;
            }
        }
        return typical;
    }
}
