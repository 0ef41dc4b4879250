package io.headrace.report;

import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Neighbours that go on in equal steps, told as one: `0,16 1,17 … 7,23`, `rx-0…7`. */
final class Folds {
    private Folds() {}

    /** Cuts a list into runs in which each goes on from the one before as the first two do. */
    static <T> List<List<T>> runs(List<T> items, Steps<T> steps) {
        List<List<T>> runs = new ArrayList<>();
        int from = 0;
        while (from < items.size()) {
            int to = from + 1;
            if (to < items.size()) {
                BiPredicate<T, T> goesOn = steps.between(items.get(from), items.get(to));
                while (to < items.size() && goesOn.test(items.get(to - 1), items.get(to))) {
                    to++;
                }
            }
            runs.add(items.subList(from, to));
            from = to;
        }
        return runs;
    }

    /** Tells from two items what it is to go on in their steps. */
    @FunctionalInterface
    interface Steps<T> {
        BiPredicate<T, T> between(T first, T second);
    }

    /** Sets that are told in one line, runs of at least four as `first second … last`. */
    static List<String> sets(List<CpuSet> sets) {
        List<String> words = new ArrayList<>();
        for (List<CpuSet> run : runs(sets, (a, b) -> shiftedBy(step(a, b)))) {
            if (run.size() < 4) {
                run.forEach(set -> words.add(set.print()));
            } else {
                words.add(run.get(0).print() + " " + run.get(1).print());
                words.add("… " + run.getLast().print());
            }
        }
        return words;
    }

    /** The first and last of a run of sets. */
    static String sets(CpuSet first, CpuSet second, CpuSet last) {
        if (first.equals(last)) {
            return first.print();
        }
        return first.size() == 1 && last.size() == 1
                ? numbers(first.first(), second.first(), last.first())
                : first.print() + " … " + last.print();
    }

    /** The first and last of a run of numbers, and the second where steps are not of one. */
    static String numbers(int first, int second, int last) {
        if (first == last) {
            return Integer.toString(first);
        }
        return second == first + 1 ? first + "…" + last : first + "," + second + "…" + last;
    }

    /** The first and last of a run of names that differ in a number, `eth0-TxRx-0…7`. */
    static String names(String first, String last) {
        int same = 0;
        while (same < Math.min(first.length(), last.length())
                && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        while (same > 0 && Character.isDigit(first.charAt(same - 1))) {
            same--;
        }
        return first.equals(last) ? first : first + "…" + last.substring(same);
    }

    /** How far the second set is from the first; 0 when one is empty. */
    static int step(CpuSet first, CpuSet second) {
        return first.isEmpty() || second.isEmpty() ? 0 : second.first() - first.first();
    }

    static BiPredicate<CpuSet, CpuSet> shiftedBy(int step) {
        return step == 0
                ? CpuSet::equals
                : (a, b) ->
                        a.size() == b.size() && a.stream().allMatch(cpu -> b.contains(cpu + step));
    }
}
