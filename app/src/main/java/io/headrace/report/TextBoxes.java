package io.headrace.report;

import java.util.ArrayList;
import java.util.List;

/** Boxes drawn in text, side by side where they fit. */
final class TextBoxes {
    /**
     * A box.
     *
     * @param title stands in its upper edge
     * @param lines its contents, none wider than {@link #inside}
     */
    record Box(String title, List<String> lines) {}

    private static final int EDGES = 4;

    private TextBoxes() {}

    /** Columns of a box when so many stand in a row of them. */
    static int inside(int abreast) {
        return TextLines.WIDTH / abreast - EDGES;
    }

    /** The boxes in rows of so many. */
    static List<String> draw(List<Box> boxes, int abreast) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i += abreast) {
            addRow(lines, boxes.subList(i, Math.min(boxes.size(), i + abreast)), inside(abreast));
        }
        return lines;
    }

    private static void addRow(List<String> lines, List<Box> row, int inside) {
        int height = row.stream().mapToInt(box -> box.lines().size()).max().orElse(0);
        StringBuilder top = new StringBuilder();
        for (Box box : row) {
            String title = TextLines.cut(box.title(), inside - 2);
            top.append("┌─ ").append(title).append(' ');
            top.append("─".repeat(inside - title.length() - 1)).append("┐");
        }
        lines.add(top.toString());
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (Box box : row) {
                String text = i < box.lines().size() ? box.lines().get(i) : "";
                line.append("│ ").append(text).append(" ".repeat(inside - text.length()));
                line.append(" │");
            }
            lines.add(line.toString());
        }
        lines.add(("└" + "─".repeat(inside + 2) + "┘").repeat(row.size()));
    }
}
