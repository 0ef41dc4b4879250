package io.headrace.bench.peers;

import io.headrace.stats.Medians;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rounds of several programs, each compared with the first of its own round. */
final class Table {
    private final Map<String, List<Measured>> rows = new LinkedHashMap<>();

    void add(String name, Measured measured) {
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(measured);
    }

    /** Medians, and the median of the ratios of the rounds. */
    String text(String title) {
        StringBuilder text = new StringBuilder();
        List<Measured> reference = rows.values().iterator().next();
        String name = rows.keySet().iterator().next();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%-34s %14s %12s   %s%n",
                        title,
                        "CPU µs/request",
                        "requests/s",
                        "CPU ratio to " + name + " (lowest … highest)"));
        rows.forEach((program, rounds) -> text.append(row(program, rounds, reference)));
        return text.toString();
    }

    private static String row(String program, List<Measured> rounds, List<Measured> reference) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).cpuUs() / reference.get(i).cpuUs();
        }
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%-34s %14.2f %,12.0f   %.2f (%.2f … %.2f)%n",
                program,
                Medians.median(rounds.stream().mapToDouble(Measured::cpuUs).toArray()),
                Medians.median(rounds.stream().mapToDouble(Measured::rate).toArray()),
                Medians.median(ratios),
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
