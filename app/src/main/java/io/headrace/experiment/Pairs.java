package io.headrace.experiment;

import io.headrace.stats.Comparison;
import io.headrace.stats.Noise;

import java.util.ArrayList;
import java.util.List;

/** Two settings measured in turn, A B B A, so that a drift of the machine hits both alike. */
final class Pairs {
    final List<Trial> a = new ArrayList<>();
    final List<Trial> b = new ArrayList<>();
    private final Runner runner;
    private final Setting first;
    private final Setting second;

    /** Measures one setting. */
    @FunctionalInterface
    interface Runner {
        Trial run(Setting setting) throws InterruptedException;
    }

    Pairs(Runner runner, Setting first, Setting second) {
        this.runner = runner;
        this.first = first;
        this.second = second;
    }

    void measure(int pairs) throws InterruptedException {
        for (int i = 0; i < pairs; i++) {
            if (a.size() % 2 == 0) {
                Trial one = runner.run(first);
                add(one, runner.run(second));
            } else {
                Trial other = runner.run(second);
                add(runner.run(first), other);
            }
        }
    }

    private void add(Trial one, Trial other) {
        a.add(one);
        b.add(other);
    }

    int count() {
        return a.size();
    }

    Comparison comparison() {
        return Comparison.ofPairs(rates(a), rates(b));
    }

    Noise noise() {
        return Noise.ofEqualRuns(rates(a), rates(b));
    }

    /** Whether every pair shows a loss of more than so many percent. */
    boolean allLoseMoreThan(double pct) {
        for (int i = 0; i < a.size(); i++) {
            if (b.get(i).rate() > a.get(i).rate() * (1 - pct / 100)) {
                return false;
            }
        }
        return true;
    }

    static double[] rates(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::rate).toArray();
    }
}
