package io.headrace.report;

import java.util.ArrayList;
import java.util.List;

/** Text laid into lines of a terminal, none wider than asked for, and with no letter it obeys. */
final class TextLines {
    /** The columns of a line. */
    static final int WIDTH = 100;

    static final String BETWEEN = " · ";

    private final int width;
    private final List<String> lines = new ArrayList<>();

    TextLines(int width) {
        this.width = width;
    }

    List<String> lines() {
        return lines;
    }

    /** Adds a line as it is, broken where it is too wide. */
    void add(String line) {
        add("", List.of(line), "");
    }

    /** Adds items behind a head, as many in a line as fit; the others stand below the first. */
    void add(String head, List<String> items) {
        add(head, items, BETWEEN);
    }

    /** Adds items behind a head with what stands between two of them; no items, no line. */
    void add(String head, List<String> items, String between) {
        if (items.isEmpty()) {
            return;
        }
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        boolean empty = true;
        for (String item : items) {
            for (String piece : pieces(tame(item), width - head.length())) {
                int more = (empty ? 0 : between.length()) + piece.length();
                if (!empty && line.length() + more > width) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    line.append(indent);
                    empty = true;
                }
                line.append(empty ? "" : between).append(piece);
                empty = false;
            }
        }
        lines.add(line.toString().stripTrailing());
    }

    private static List<String> pieces(String item, int room) {
        if (item.length() <= room) {
            return List.of(item);
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (item.length() - from > room) {
            int blank = item.lastIndexOf(' ', from + room);
            int to = blank <= from ? from + room : blank;
            pieces.add(item.substring(from, to));
            from = blank <= from ? to : to + 1;
        }
        pieces.add(item.substring(from));
        return pieces;
    }

    /** Names come from drivers and programs, so a terminal must not obey them. */
    static String tame(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** At most so many letters, the last an ellipsis where some are missing. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** A count with its noun, `1 node` or `2 nodes`. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
