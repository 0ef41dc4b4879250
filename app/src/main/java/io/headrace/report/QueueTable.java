package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;

/** The queues of a device, a line for each run of queues that go on in equal steps. */
final class QueueTable {
    private static final int NAME = 24;
    private static final int CPUS = 40;
    private static final int FOLDED_FROM = 3;
    private static final String INDENT = "  ";

    private QueueTable() {}

    /** The lines, columns under one another; what is odd stands behind a `!`. */
    static List<String> lines(List<QueueRow> rows) {
        List<Line> lines = new ArrayList<>();
        for (List<QueueRow> run : Folds.runs(rows, QueueRow::steps)) {
            if (run.size() < FOLDED_FROM) {
                run.forEach(row -> lines.add(line(List.of(row))));
            } else {
                lines.add(line(run));
            }
        }
        int[] widths = new int[Line.COLUMNS];
        for (Line line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.columns().get(i).length());
            }
        }
        return lines.stream().flatMap(line -> laid(line, widths).stream()).toList();
    }

    private record Line(List<String> columns, List<String> odd) {
        static final int COLUMNS = 5;
    }

    private static List<String> laid(Line line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                text.append(INDENT).append(line.columns().get(i));
                text.append(" ".repeat(widths[i] - line.columns().get(i).length()));
            }
        }
        TextLines lines = new TextLines(TextLines.WIDTH);
        String row = text.toString();
        String odd = line.odd().isEmpty() ? "" : "  ! " + String.join(", ", line.odd());
        if (row.length() + odd.length() <= TextLines.WIDTH) {
            lines.add("", List.of((row + odd).stripTrailing()));
        } else {
            lines.add("", List.of(row.stripTrailing()));
            lines.add(INDENT + INDENT + INDENT + "! ", line.odd(), ", ");
        }
        return lines.lines();
    }

    private static Line line(List<QueueRow> run) {
        QueueRow first = run.getFirst();
        QueueRow second = run.get(run.size() > 1 ? 1 : 0);
        QueueRow last = run.getLast();
        String irq =
                first.irq() == Cpu.UNKNOWN
                        ? "irq not known"
                        : "irq " + Folds.numbers(first.irq(), second.irq(), last.irq());
        return new Line(
                List.of(
                        first.kind()
                                + "-"
                                + Folds.numbers(first.index(), second.index(), last.index()),
                        irq,
                        TextLines.cut(
                                TextLines.tame(Folds.names(first.irqName(), last.irqName())), NAME),
                        cpus(first, second, last),
                        steering(first, second, last)),
                first.odd());
    }

    private static String cpus(QueueRow first, QueueRow second, QueueRow last) {
        if (first.cpus().isEmpty()) {
            return first.irq() == Cpu.UNKNOWN ? "" : "→ CPU not told";
        }
        String cpus = TextLines.cut(Folds.sets(first.cpus(), second.cpus(), last.cpus()), CPUS);
        String most = first.most() == Cpu.UNKNOWN ? "" : ", most on " + first.most();
        String node = first.node() == Cpu.UNKNOWN ? "" : " (node " + first.node() + ")";
        return (first.cpus().size() > 1 ? "→ any of CPU " : "→ CPU ") + cpus + most + node;
    }

    private static String steering(QueueRow first, QueueRow second, QueueRow last) {
        String remark = first.remark().isEmpty() ? "" : "  " + first.remark();
        if (first.steered() == null) {
            return remark.strip();
        }
        if (first.steered().isEmpty()) {
            return first.steering() + "off" + remark;
        }
        CpuSet secondSet = second.steered() == null ? CpuSet.EMPTY : second.steered();
        CpuSet lastSet = last.steered() == null ? CpuSet.EMPTY : last.steered();
        return first.steering()
                + TextLines.cut(Folds.sets(first.steered(), secondSet, lastSet), CPUS)
                + remark;
    }
}
