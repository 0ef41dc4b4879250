package io.headrace.report;

import io.headrace.report.MapTraffic.Steering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line below a row of CPUs that leads from those of interrupts to those that RPS deals to.
 *
 * @param sources the middles of the CPUs that take the interrupts; none when they stand elsewhere
 * @param targets the middles of the CPUs of RPS, at least one
 */
record Rail(Steering steering, List<Double> sources, List<Double> targets) {
    /** What must stay free between two in one line. */
    private static final double GAP = 8;

    double from() {
        return Collections.min(all());
    }

    double to() {
        return Collections.max(all());
    }

    private List<Double> all() {
        return Stream.concat(sources.stream(), targets.stream()).toList();
    }

    /** In which line below the row each is, so that none covers another. */
    static List<Integer> levels(List<Rail> rails) {
        List<List<Rail>> taken = new ArrayList<>();
        List<Integer> levels = new ArrayList<>();
        for (Rail rail : rails) {
            int level = 0;
            while (level < taken.size() && taken.get(level).stream().anyMatch(rail::meets)) {
                level++;
            }
            if (level == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(level).add(rail);
            levels.add(level);
        }
        return levels;
    }

    private boolean meets(Rail other) {
        return from() - GAP < other.to() && other.from() - GAP < to();
    }
}
