package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of counts with a column for each CPU, as in `proc/interrupts` and `proc/softirqs`: the
 * header tells which CPU a column is of, since CPUs that are offline may be left out.
 *
 * <p>Read by hand and not by splitting: with thousands of CPUs it is tens of megabytes.
 */
record CpuTable(int columns, List<Row> rows, List<String> problems) {
    private static final String CPU = "CPU";

    /** More digits than any count the kernel prints here has. */
    private static final int DIGITS = 18;

    /**
     * One line.
     *
     * @param label what stands before the colon
     * @param columns how many counts it has
     * @param counts by the CPUs of the header
     * @param rest what stands behind the counts, without blanks around it
     */
    record Row(String label, int columns, CpuCounts counts, String rest) {}

    CpuTable {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    static CpuTable parse(String text) {
        int end = lineEnd(text, 0);
        int[] cpus = header(text.substring(0, end));
        if (cpus.length == 0) {
            return new CpuTable(0, List.of(), List.of("its first line names no CPUs"));
        }
        List<Row> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int start = end + 1;
        while (start < text.length()) {
            end = lineEnd(text, start);
            Row row = row(text, start, end, cpus);
            if (row != null) {
                rows.add(row);
            } else if (!text.substring(start, end).isBlank()) {
                problems.add("line " + (rows.size() + problems.size() + 2) + " has no label");
            }
            start = end + 1;
        }
        return new CpuTable(cpus.length, rows, problems);
    }

    /** The columns' CPUs; none when one of them is not told or they are out of order. */
    private static int[] header(String line) {
        String[] words = line.strip().split("\\s+", -1);
        if (!Arrays.stream(words).allMatch(word -> word.matches("CPU[0-9]{1,5}"))) {
            return new int[0];
        }
        int[] cpus =
                Arrays.stream(words)
                        .mapToInt(word -> Integer.parseInt(word.substring(CPU.length())))
                        .toArray();
        return isAscending(cpus) ? cpus : new int[0];
    }

    private static boolean isAscending(int[] cpus) {
        return IntStream.range(1, cpus.length).allMatch(i -> cpus[i - 1] < cpus[i]);
    }

    private static @Nullable Row row(String text, int start, int end, int[] cpus) {
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= end) {
            return null;
        }
        CpuCounts.Builder counts = new CpuCounts.Builder();
        int columns = 0;
        int at = colon + 1;
        while (columns < cpus.length) {
            int first = skipBlanks(text, at, end);
            int last = skipDigits(text, first, end);
            if (last == first || last - first > DIGITS || isInWord(text, last, end)) {
                break;
            }
            counts.add(cpus[columns++], Long.parseLong(text, first, last, 10));
            at = last;
        }
        return new Row(
                text.substring(start, colon).strip(),
                columns,
                counts.build(),
                text.substring(at, end).strip());
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private static int skipBlanks(String text, int at, int end) {
        int here = at;
        while (here < end && isBlank(text, here)) {
            here++;
        }
        return here;
    }

    private static int skipDigits(String text, int at, int end) {
        int here = at;
        while (here < end && text.charAt(here) >= '0' && text.charAt(here) <= '9') {
            here++;
        }
        return here;
    }

    private static boolean isInWord(String text, int at, int end) {
        return at < end && !isBlank(text, at);
    }

    private static boolean isBlank(String text, int at) {
        return text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }
}
