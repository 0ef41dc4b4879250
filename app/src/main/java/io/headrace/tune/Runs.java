package io.headrace.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The runs of a journal.
 *
 * @param all by number
 * @param damaged numbers of lines that could not be read, from 1 on
 */
public record Runs(List<Run> all, List<Integer> damaged) {
    public Runs {
        all = List.copyOf(all);
        damaged = List.copyOf(damaged);
    }

    static Runs of(Journal.Reading reading) {
        Map<Integer, Run> runs = new TreeMap<>();
        for (Entry entry : reading.entries()) {
            runs.computeIfAbsent(entry.run(), Run::new).take(entry);
        }
        return new Runs(List.copyOf(runs.values()), reading.damaged());
    }

    /** Those of which something may be left to put back, the newest first. */
    public List<Run> open() {
        List<Run> open = new ArrayList<>(all.stream().filter(Run::isOpen).toList());
        return open.reversed();
    }

    int next() {
        return all.isEmpty() ? 1 : all.getLast().number() + 1;
    }
}
