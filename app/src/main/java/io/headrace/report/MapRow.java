package io.headrace.report;

import io.headrace.host.Machine;
import io.headrace.report.MapNodes.Landing;
import io.headrace.report.MapShape.Point;
import io.headrace.report.MapSheet.Layer;
import io.headrace.report.MapTraffic.Flow;
import io.headrace.report.MapTraffic.Steering;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of cores: above it the lanes in which arrows come, below it a rail for each set of CPUs
 * that RPS deals to.
 */
final class MapRow {
    private static final double CELL = 34;
    private static final double CELL_HEIGHT = 30;
    private static final double CELL_GAP = 2;
    private static final double CORE_PAD = 3;
    private static final double CORE_GAP = 7;
    private static final double GUTTER = 10;
    private static final double LANE = 4;
    private static final int WIDE_LANES = 16;
    private static final double TIP = 4.5;
    private static final double RAIL = 8;
    private static final int MOST_RAILS = 8;
    private static final int MOST_SLICES = 4;
    private static final int MOST_NAMES = 8;

    private final MapSheet sheet;
    private final Machine machine;
    private final MapTraffic traffic;
    private final MapGrid.Row row;
    private final CpuSet cpus;
    private final Map<Integer, Double> lefts = new HashMap<>();
    private final double left;
    private final double top;
    private double cellTop;

    MapRow(
            MapSheet sheet,
            Machine machine,
            MapTraffic traffic,
            MapGrid.Row row,
            double left,
            double top) {
        this.sheet = sheet;
        this.machine = machine;
        this.traffic = traffic;
        this.row = row;
        this.left = left;
        this.top = top;
        cpus = row.cpus();
    }

    /** The width of so many cores. */
    static double width(int cores, int threads) {
        return cores * (coreWidth(threads) + CORE_GAP) - CORE_GAP;
    }

    private static double coreWidth(int threads) {
        return threads * (CELL + CELL_GAP) - CELL_GAP + 2 * CORE_PAD;
    }

    /** Draws it and adds where arrows come down: the lowest point. */
    double draw(Map<Integer, Landing> landings) {
        List<Flow> arriving = cpus.stream().mapToObj(traffic::to).flatMap(List::stream).toList();
        double lane = arriving.size() <= WIDE_LANES ? LANE : LANE * WIDE_LANES / arriving.size();
        double gutter = arriving.isEmpty() ? 4 : GUTTER + arriving.size() * lane;
        cellTop = top + gutter + CORE_PAD;
        drawCores();
        land(lane, landings);
        double bottom = cellTop + CELL_HEIGHT + CORE_PAD;
        return bottom + drawRails(bottom) + 4;
    }

    private void drawCores() {
        double x = left;
        for (CpuSet core : row.cores()) {
            double width = coreWidth(core.size());
            sheet.add(
                    Layer.CORES,
                    new MapShape.Box(
                            x,
                            cellTop - CORE_PAD,
                            width,
                            CELL_HEIGHT + 2 * CORE_PAD,
                            5,
                            MapColours.CORE));
            double cell = x + CORE_PAD;
            for (int cpu : core) {
                lefts.put(cpu, cell);
                drawCell(cpu, cell);
                cell += CELL + CELL_GAP;
            }
            x += width + CORE_GAP;
        }
    }

    private void drawCell(int cpu, double x) {
        List<Flow> taken = traffic.to(cpu);
        List<Steering> steered = traffic.over(cpu);
        boolean isolated =
                machine.cpus().isolated().contains(cpu) || machine.cpus().nohzFull().contains(cpu);
        List<String> fills =
                taken.isEmpty()
                        ? steered.stream().map(one -> MapColours.light(one.colour())).toList()
                        : taken.stream().map(Flow::colour).toList();
        String first = fills.isEmpty() ? MapColours.PAPER : fills.getFirst();
        sheet.add(
                Layer.CELLS,
                new MapShape.Box(
                        x,
                        cellTop,
                        CELL,
                        CELL_HEIGHT,
                        3,
                        first,
                        isolated ? MapColours.INK : null,
                        isolated,
                        hint(cpu, taken, steered)));
        slice(x, fills);
        String ink = taken.isEmpty() ? MapColours.INK : MapColours.PAPER;
        boolean tagged = !taken.isEmpty();
        label(x, cellTop + (tagged ? 14 : 19), 12, Integer.toString(cpu), ink);
        if (tagged) {
            label(x, cellTop + 25, 8, tag(taken), ink);
        }
    }

    /** A cell of several colours shows the first few of them side by side. */
    private void slice(double x, List<String> fills) {
        int count = Math.min(fills.size(), MOST_SLICES);
        for (int i = 1; i < count; i++) {
            double from = x + i * CELL / count;
            sheet.add(
                    Layer.CELLS,
                    new MapShape.Box(from, cellTop, CELL / count, CELL_HEIGHT, 0, fills.get(i)));
        }
    }

    private void label(double x, double y, double size, String text, String colour) {
        sheet.add(
                Layer.LABELS,
                new MapShape.Label(x + CELL / 2, y, size, text, colour, true, size > 10));
    }

    private static String tag(List<Flow> taken) {
        return taken.size() == 1
                ? TextLines.cut(taken.getFirst().path().name(), 6)
                : taken.size() + " rx";
    }

    private static String hint(int cpu, List<Flow> taken, List<Steering> steered) {
        List<String> words = new ArrayList<>();
        words.add("CPU " + cpu);
        taken.forEach(flow -> words.add("interrupt of " + name(flow)));
        List<Flow> dealt = steered.stream().flatMap(one -> one.flows().stream()).toList();
        if (dealt.size() > MOST_NAMES) {
            words.add("RPS of " + dealt.size() + " queues");
        } else {
            dealt.forEach(flow -> words.add("RPS of " + name(flow)));
        }
        return String.join(", ", words);
    }

    private static String name(Flow flow) {
        return flow.path().nic().name() + " " + flow.path().name();
    }

    /** The farther an arrow goes, the higher it comes in: then none crosses another's way down. */
    private void land(double lane, Map<Integer, Landing> landings) {
        Map<Integer, Double> xs = new HashMap<>();
        for (int cpu : cpus) {
            List<Flow> here = traffic.to(cpu);
            for (int i = 0; i < here.size(); i++) {
                xs.put(
                        here.get(i).number(),
                        x(cpu) - CELL / 2 + (i + 1) * CELL / (here.size() + 1));
            }
        }
        List<Integer> sorted = new ArrayList<>(xs.keySet());
        sorted.sort(Comparator.comparingDouble(number -> -xs.getOrDefault(number, left)));
        for (int i = 0; i < sorted.size(); i++) {
            double x = xs.getOrDefault(sorted.get(i), left);
            landings.put(sorted.get(i), new Landing(x, top + 3 + i * lane, cellTop));
        }
    }

    /** The middle of a CPU's cell. */
    private double x(int cpu) {
        return lefts.getOrDefault(cpu, left) + CELL / 2;
    }

    /** Draws the rails, or none where there are too many to tell apart: their height. */
    private double drawRails(double bottom) {
        List<Rail> rails =
                traffic.steerings().stream()
                        .filter(one -> one.cpus().intersects(cpus))
                        .map(this::rail)
                        .toList();
        List<Integer> levels = Rail.levels(rails);
        int most = levels.stream().mapToInt(level -> level + 1).max().orElse(0);
        if (most > MOST_RAILS) {
            return RAIL;
        }
        for (int i = 0; i < rails.size(); i++) {
            drawRail(rails.get(i), bottom, bottom + (levels.get(i) + 1) * RAIL);
        }
        return most * RAIL + (rails.isEmpty() ? 0 : 3);
    }

    private Rail rail(Steering steering) {
        List<Double> sources =
                steering.flows().stream()
                        .map(flow -> flow.path().cpu())
                        .filter(cpus::contains)
                        .distinct()
                        .map(this::x)
                        .toList();
        return new Rail(
                steering,
                sources,
                steering.cpus().intersect(cpus).stream().mapToObj(this::x).toList());
    }

    private void drawRail(Rail rail, double bottom, double y) {
        Steering steering = rail.steering();
        for (double target : rail.targets()) {
            double tip = y - 0.7 - TIP;
            sheet.add(Layer.CELLS, new MapShape.Tip(target, tip, TIP, false, steering.colour()));
        }
        for (double source : rail.sources()) {
            sheet.add(Layer.WIRES, wire(steering, new Point(source, bottom), new Point(source, y)));
        }
        sheet.add(Layer.WIRES, wire(steering, new Point(rail.from(), y), new Point(rail.to(), y)));
    }

    private static MapShape.Wire wire(Steering rail, Point from, Point to) {
        int queues = rail.flows().size();
        String names =
                queues > MOST_NAMES
                        ? queues + " queues"
                        : String.join(", ", rail.flows().stream().map(MapRow::name).toList());
        return new MapShape.Wire(
                List.of(from, to),
                rail.colour(),
                1.4,
                false,
                "RPS of " + names + " to CPUs " + rail.cpus().print());
    }
}
