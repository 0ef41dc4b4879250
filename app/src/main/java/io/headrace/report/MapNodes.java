package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NumaNode;
import io.headrace.report.MapSheet.Layer;
import io.headrace.units.Sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes, packages and cores of a picture, one below the other. */
final class MapNodes {
    private static final double PAD = 12;
    private static final double TITLE = 24;
    private static final double BETWEEN = 16;
    private static final double LEAST_WIDTH = 300;
    private static final double CORNER = 8;

    /**
     * Where the arrow of a queue comes down.
     *
     * @param x over the CPU's cell
     * @param lane the height it comes in at from the left
     * @param y the upper edge of the cell
     */
    record Landing(double x, double lane, double y) {}

    private final MapSheet sheet;
    private final Machine machine;
    private final MapTraffic traffic;
    private final MapGrid grid;
    private final double left;
    private final double width;
    private final Map<Integer, Landing> landings = new HashMap<>();
    private double y;

    MapNodes(MapSheet sheet, Machine machine, MapTraffic traffic, double left, double top) {
        this.sheet = sheet;
        this.machine = machine;
        this.traffic = traffic;
        this.left = left;
        grid = MapGrid.of(machine);
        double cores = MapRow.width(grid.coresInRow(), grid.threads());
        width = Math.max(LEAST_WIDTH, cores + 4 * PAD);
        y = top;
    }

    double width() {
        return width;
    }

    /** The landings of all queues whose CPU is known, by their numbers. */
    Map<Integer, Landing> landings() {
        return landings;
    }

    /** Draws all of them: the lowest point. */
    double draw() {
        grid.nodes().forEach(this::draw);
        return y - BETWEEN;
    }

    private void draw(MapGrid.Node node) {
        double top = y;
        sheet.label(
                left + PAD,
                top + 19,
                width - 2 * PAD,
                13,
                title(node.node()),
                MapColours.INK,
                true);
        y += TITLE + 6;
        node.packages().forEach(this::draw);
        if (node.packages().isEmpty()) {
            sheet.label(
                    left + PAD,
                    y + 12,
                    width - 2 * PAD,
                    12,
                    "memory only, no CPUs",
                    MapColours.FAINT);
            y += TITLE;
        }
        y += 2;
        sheet.add(
                Layer.NODES,
                new MapShape.Box(
                        left,
                        top,
                        width,
                        y - top,
                        CORNER,
                        MapColours.NODE,
                        MapColours.EDGE,
                        false,
                        null));
        y += BETWEEN;
    }

    private String title(NumaNode node) {
        List<String> words = new ArrayList<>();
        words.add(HostNodesText.name(node));
        words.add(TextLines.count(node.cpus().size(), "CPU"));
        if (node.totalBytes() != Cpu.UNKNOWN) {
            words.add(Sizes.print(node.totalBytes()));
        }
        return String.join(TextLines.BETWEEN, words);
    }

    private void draw(MapGrid.CpuPackage one) {
        double top = y;
        double inside = left + PAD;
        String name = one.id() == Cpu.UNKNOWN ? "package not told" : "package " + one.id();
        sheet.label(inside + PAD, top + 15, width - 4 * PAD, 11, name, MapColours.FAINT);
        y += TITLE - 4;
        for (MapGrid.Row row : one.rows()) {
            MapRow drawn = new MapRow(sheet, machine, traffic, row, inside + PAD, y);
            y = drawn.draw(landings);
        }
        y += 6;
        sheet.add(
                Layer.PACKAGES,
                new MapShape.Box(
                        inside,
                        top,
                        width - 2 * PAD,
                        y - top,
                        CORNER - 2,
                        MapColours.PAPER,
                        MapColours.EDGE,
                        false,
                        null));
        y += 8;
    }
}
