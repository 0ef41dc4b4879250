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

    /**
     * Draws them.
     *
     * @param left where the lanes begin
     */
    void draw(
            MapSheet sheet, double left, Map<Flow, Point> starts, Map<Flow, Landing> landings) {
        List<Flow> order = order(starts, landings);
        for (int i = 0; i < order.size(); i++) {
            Flow flow = order.get(i);
            Point start = starts.getOrDefault(flow, new Point(0, 0));
            Landing landing = landings.getOrDefault(flow, new Landing(0, 0, 0));
            double x = left + MARGIN + (i + 0.5) * lane();
            List<Point> points =
                    List.of(
                            start,
                            new Point(x, start.y()),
                            new Point(x, landing.lane()),
                            new Point(landing.x(), landing.lane()),
                            new Point(landing.x(), landing.y() - 3));
            String hint =
                    flow.path().nic().name()
                            + " "
                            + flow.path().name()
                            + " → CPU "
                            + flow.path().cpu();
            boolean dashed = flow.path().floats();
            sheet.add(Layer.WIRES, new MapShape.Wire(points, flow.colour(), 1.6, dashed, hint));
            sheet.add(
                    Layer.CELLS, new MapShape.Tip(landing.x(), landing.y(), 5, true, flow.colour()));
        }
    }

    /**
     * The lanes from left to right. Of arrows that go up the highest turns first, of arrows that go
     * down the lowest: then none of either kind crosses another.
     */
    private static List<Flow> order(Map<Flow, Point> starts, Map<Flow, Landing> landings) {
        List<Flow> up = new ArrayList<>();
        List<Flow> down = new ArrayList<>();
        for (Map.Entry<Flow, Point> one : starts.entrySet()) {
            Landing landing = landings.get(one.getKey());
            if (landing != null) {
                (landing.lane() < one.getValue().y() ? up : down).add(one.getKey());
            }
        }
        Comparator<Flow> byHeight =
                Comparator.comparingDouble(flow -> starts.getOrDefault(flow, new Point(0, 0)).y());
        up.sort(byHeight);
        down.sort(byHeight.reversed());
        List<Flow> order = new ArrayList<>(up);
        order.addAll(down);
        return order;
    }
}
