package io.headrace.report;

import io.headrace.report.MapNodes.Landing;
import io.headrace.report.MapShape.Point;
import io.headrace.report.MapSheet.Layer;
import io.headrace.report.MapTraffic.Flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The arrows from queues to the CPUs of their interrupts, through lanes of their own. */
final class MapWires {
    private static final double LANE = 5;
    private static final double ROOM = 400;
    private static final double MARGIN = 18;

    private final int count;

    /**
     * @param count how many arrows there are
     */
    MapWires(int count) {
        this.count = count;
    }

    /** How far the CPUs must be from the devices. */
    double width() {
        return 2 * MARGIN + count * lane();
    }

    private double lane() {
        return count == 0 ? LANE : Math.min(LANE, ROOM / count);
    }

    private record Arrow(Flow flow, Point start, Landing landing) {
        boolean goesUp() {
            return landing.lane() < start.y();
        }
    }

    /**
     * Draws them.
     *
     * @param left where the lanes begin
     */
    void draw(
            MapSheet sheet,
            double left,
            List<Flow> flows,
            Map<Integer, Point> starts,
            Map<Integer, Landing> landings) {
        List<Arrow> arrows = new ArrayList<>();
        for (Flow flow : flows) {
            Point start = starts.get(flow.number());
            Landing landing = landings.get(flow.number());
            if (start != null && landing != null) {
                arrows.add(new Arrow(flow, start, landing));
            }
        }
        List<Arrow> order = order(arrows);
        for (int i = 0; i < order.size(); i++) {
            draw(sheet, left + MARGIN + (i + 0.5) * lane(), order.get(i));
        }
    }

    private static void draw(MapSheet sheet, double x, Arrow arrow) {
        Flow flow = arrow.flow();
        Landing landing = arrow.landing();
        List<Point> points =
                List.of(
                        arrow.start(),
                        new Point(x, arrow.start().y()),
                        new Point(x, landing.lane()),
                        new Point(landing.x(), landing.lane()),
                        new Point(landing.x(), landing.y() - 3));
        String queue = flow.path().nic().name() + " " + flow.path().name();
        String hint = queue + " → CPU " + flow.path().cpu();
        boolean dashed = flow.path().floats();
        sheet.add(Layer.WIRES, new MapShape.Wire(points, flow.colour(), 1.6, dashed, hint));
        sheet.add(Layer.CELLS, new MapShape.Tip(landing.x(), landing.y(), 5, true, flow.colour()));
    }

    /**
     * The lanes from left to right. Of arrows that go up the highest turns first, of arrows that go
     * down the lowest: then none of either kind crosses another.
     */
    private static List<Arrow> order(List<Arrow> arrows) {
        Comparator<Arrow> byHeight = Comparator.comparingDouble(arrow -> arrow.start().y());
        List<Arrow> order = new ArrayList<>();
        arrows.stream().filter(Arrow::goesUp).sorted(byHeight).forEach(order::add);
        arrows.stream()
                .filter(arrow -> !arrow.goesUp())
                .sorted(byHeight.reversed())
                .forEach(order::add);
        return order;
    }
}
