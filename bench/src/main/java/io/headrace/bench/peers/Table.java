package io.headrace.bench.peers;

import io.headrace.stats.Medians;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Rounds of several programs, each compared with the first of its own round. */
final class Table {
    private final Map<String, List<Measured>> rows = new LinkedHashMap<>();

    void add(String name, Measured measured) {
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(measured);
    }

    /** Medians, and the medians of the ratios of the rounds with the lowest and the highest. */
    String markdown(String title) {
        StringBuilder text = new StringBuilder();
        Map.Entry<String, List<Measured>> reference = rows.entrySet().iterator().next();
        String first = reference.getKey();
        text.append(
                String.format(
                        "%n| %s | CPU µs/request | requests/s | CPU to %s | rate to %s |%n",
                        title, first, first));
        text.append("|---|---:|---:|---:|---:|\n");
        rows.forEach((program, rounds) -> text.append(row(program, rounds, reference.getValue())));
        return text.toString();
    }

    private static String row(String program, List<Measured> rounds, List<Measured> reference) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %,.0f | %s | %s |%n",
                program,
                median(rounds, Measured::cpuUs),
                median(rounds, Measured::rate),
                ratios(rounds, reference, Measured::cpuUs),
                ratios(rounds, reference, Measured::rate));
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        return Medians.median(rounds.stream().mapToDouble(figure).toArray());
    }

    private static String ratios(
            List<Measured> rounds, List<Measured> reference, ToDoubleFunction<Measured> figure) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] =
                    figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(reference.get(i));
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "%.3f (%.2f … %.2f)",
                Medians.median(ratios),
                ratios[0],
                ratios[ratios.length - 1]);
    }
}
