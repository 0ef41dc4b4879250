package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.report.MapShape.Point;
import io.headrace.report.MapSheet.Layer;
import io.headrace.report.MapTraffic.Flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The network devices of a picture, a line for each receive queue, from which its arrow starts. */
final class MapPanels {
    static final double WIDTH = 500;

    private static final double PAD = 12;
    private static final double ROW = 20;
    private static final double FACT = 11;
    private static final double QUEUE = 12;
    private static final double ODD = 10;

    private final MapSheet sheet;
    private final Machine machine;
    private final MapTraffic traffic;
    private final double left;
    private final Map<Integer, Point> starts = new HashMap<>();
    private double y;

    MapPanels(MapSheet sheet, Machine machine, MapTraffic traffic, double left, double top) {
        this.sheet = sheet;
        this.machine = machine;
        this.traffic = traffic;
        this.left = left;
        y = top;
    }

    /** Where the arrow of each queue starts, by the number of the queue. */
    Map<Integer, Point> starts() {
        return starts;
    }

    /** Draws all of them: the lowest point. */
    double draw() {
        List<String> others = new ArrayList<>();
        for (NetDevice nic : machine.nics()) {
            if (HostDevicesText.isSteered(machine, nic)) {
                draw(nic);
            } else {
                others.add(nic.name());
            }
        }
        if (!others.isEmpty()) {
            lines(others, "without interrupts or steering: ", ", ", FACT, MapColours.FAINT);
        }
        return y;
    }

    private void draw(NetDevice nic) {
        double top = y;
        double room = WIDTH - 2 * PAD;
        String driver = HostDevicesText.driver(nic);
        String title = nic.name() + (driver == null ? "" : "  " + driver);
        sheet.label(left + PAD, y + 20, room, 14, title, MapColours.INK, true);
        y += 26;
        lines(facts(nic), "", TextLines.BETWEEN, FACT, MapColours.FAINT);
        y += 4;
        drawQueues(traffic.of(nic));
        y += 8;
        sheet.add(
                Layer.NODES,
                new MapShape.Box(
                        left,
                        top,
                        WIDTH,
                        y - top,
                        8,
                        MapColours.NODE,
                        MapColours.EDGE,
                        false,
                        null));
        y += 16;
    }

    private void lines(
            List<String> items, String head, String between, double size, String colour) {
        double room = WIDTH - 2 * PAD;
        TextLines lines = new TextLines(MapShape.Label.fitting(room, size));
        lines.add(head, items, between);
        for (String line : lines.lines()) {
            String text = line.stripLeading();
            double indent = (line.length() - text.length()) * size * MapShape.Label.ADVANCE;
            sheet.label(left + PAD + indent, y + size, room - indent, size, text, colour);
            y += size + 4;
        }
    }

    private static List<String> facts(NetDevice nic) {
        List<String> facts = new ArrayList<>();
        facts.add(HostDevicesText.speed(nic));
        facts.add(nic.node() == Cpu.UNKNOWN ? "node not told" : "node " + nic.node());
        if (nic.bus() != null) {
            facts.add(nic.bus().address());
        }
        facts.add(nic.rxQueues().size() + " rx, " + nic.txQueues().size() + " tx queues");
        HostDevicesText.rings(nic.answers().rings()).forEach(ring -> facts.add("ring " + ring));
        facts.addAll(HostDevicesText.coalesce(nic.answers().coalesce()));
        return facts;
    }

    /** What is odd stands behind the queues where it fits for all of them, else below each. */
    private void drawQueues(List<Flow> flows) {
        int widest = flows.stream().mapToInt(flow -> words(flow.path()).length()).max().orElse(0);
        double column = (widest + 2) * QUEUE * MapShape.Label.ADVANCE;
        int room = MapShape.Label.fitting(WIDTH - 2 * PAD - column, ODD);
        boolean fits = flows.stream().allMatch(flow -> odd(flow).length() <= room);
        flows.forEach(flow -> draw(flow, fits ? column : 0));
    }

    /**
     * Draws a queue.
     *
     * @param column where what is odd stands; 0 for a line of its own
     */
    private void draw(Flow flow, double column) {
        double room = WIDTH - 2 * PAD;
        double middle = y + 10;
        sheet.label(left + PAD, y + 14, room, QUEUE, words(flow.path()), MapColours.INK);
        if (flow.path().cpu() != Cpu.UNKNOWN) {
            sheet.add(Layer.CELLS, new MapShape.Dot(left + WIDTH, middle, 4, flow.colour()));
        }
        starts.put(flow.number(), new Point(left + WIDTH, middle));
        if (column > 0) {
            sheet.label(left + PAD + column, y + 14, room - column, ODD, odd(flow), MapColours.ODD);
        }
        y += ROW;
        if (column == 0) {
            lines(flow.odd(), "      ! ", ", ", ODD, MapColours.ODD);
        }
    }

    private static String odd(Flow flow) {
        return flow.odd().isEmpty() ? "" : "! " + String.join(", ", flow.odd());
    }

    private static String words(ReceivePath path) {
        String irq = path.queue().irq() == null ? "irq not known" : "irq " + path.queue().irq();
        String cpu =
                path.interruptCpus().isEmpty()
                        ? "CPU not told"
                        : (path.floats() ? "any of CPU " : "CPU ") + path.interruptCpus().print();
        String rps =
                path.queue().rpsCpus() == null
                        ? ""
                        : path.rps().isEmpty() ? "   RPS off" : " → RPS " + path.rps().print();
        return String.format(Locale.ROOT, "%-6s %s → %s%s", path.name(), irq, cpu, rps);
    }
}
