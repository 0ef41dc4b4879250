package io.headrace.report;

import io.headrace.host.Machine;
import io.headrace.report.MapShape.Point;
import io.headrace.report.MapSheet.Layer;

import java.util.List;

/** What the signs of a picture mean, at its foot; only those that are in it. */
final class MapLegend {
    private static final double SIZE = 11;
    private static final double SAMPLE = 34;
    private static final double HEIGHT = 34;
    private static final double GAP = 26;

    private final MapSheet sheet;
    private final double left;
    private final double right;
    private double x;
    private double y;

    MapLegend(MapSheet sheet, double left, double right, double top) {
        this.sheet = sheet;
        this.left = left;
        this.right = right;
        x = left;
        y = top;
    }

    /** Draws it: the lowest point. */
    double draw(Machine machine, MapTraffic traffic) {
        String colour = MapColours.strong(0);
        entry("a CPU in its core", () -> cell(MapColours.PAPER));
        if (traffic.flows().stream().anyMatch(flow -> flow.path().cpu() >= 0)) {
            entry("takes the interrupt of that queue", () -> cell(colour));
        }
        if (traffic.steerings().stream().anyMatch(one -> one.flows().size() == 1)) {
            entry("RPS deals that queue's packets to it", () -> steered(colour));
        }
        if (traffic.steerings().stream().anyMatch(one -> one.flows().size() > 1)) {
            entry("RPS of several queues", () -> steered(MapColours.SHARED));
        }
        if (traffic.flows().stream().anyMatch(flow -> flow.path().floats())) {
            String words = "interrupt for any of several CPUs, drawn to the one that took most";
            entry(words, () -> wire(colour, y + 10, 0, true));
        }
        if (!machine.cpus().kept().isEmpty()) {
            entry("kept out of load balancing, or without a tick", this::isolated);
        }
        if (traffic.flows().stream().anyMatch(flow -> !flow.odd().isEmpty())) {
            entry("worth a second look", this::odd);
        }
        return y + HEIGHT;
    }

    /** Goes to a line of its own where there is no room. */
    private void entry(String words, Runnable sample) {
        double width = SAMPLE + 8 + words.length() * SIZE * MapShape.Label.ADVANCE;
        if (x > left && x + width > right) {
            x = left;
            y += HEIGHT;
        }
        sample.run();
        sheet.label(x + SAMPLE + 8, y + 14, right - x - SAMPLE - 8, SIZE, words, MapColours.FAINT);
        x += width + GAP;
    }

    private void cell(String fill) {
        sheet.add(Layer.CORES, new MapShape.Box(x + 2, y - 1, SAMPLE - 4, 22, 4, MapColours.CORE));
        sheet.add(Layer.CELLS, new MapShape.Box(x + 5, y + 2, SAMPLE - 10, 16, 3, fill));
    }

    private void steered(String colour) {
        cell(MapColours.light(colour));
        sheet.add(Layer.CELLS, new MapShape.Tip(x + SAMPLE / 2, y + 22, 4.5, false, colour));
        wire(colour, y + 27, 2, false);
    }

    private void wire(String colour, double height, double inset, boolean dashed) {
        Point from = new Point(x + inset, height);
        Point to = new Point(x + SAMPLE - inset, height);
        sheet.add(Layer.WIRES, new MapShape.Wire(List.of(from, to), colour, 1.6, dashed, null));
    }

    private void isolated() {
        sheet.add(
                Layer.CELLS,
                new MapShape.Box(
                        x + 5,
                        y + 2,
                        SAMPLE - 10,
                        16,
                        3,
                        MapColours.PAPER,
                        MapColours.INK,
                        true,
                        null));
    }

    private void odd() {
        sheet.label(x + SAMPLE - 12, y + 14, 12, SIZE, "!", MapColours.ODD);
    }
}
