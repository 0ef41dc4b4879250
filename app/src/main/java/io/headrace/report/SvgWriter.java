package io.headrace.report;

import io.headrace.report.MapShape.Point;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Shapes as SVG 1.1: no script, no style sheet, no font that is not there. */
final class SvgWriter {
    private static final double CORNER = 4;

    private final StringBuilder svg = new StringBuilder();

    private SvgWriter() {}

    /**
     * The document.
     *
     * @param title what a reader of screens says
     */
    static String write(String title, double width, double height, MapSheet sheet) {
        SvgWriter writer = new SvgWriter();
        writer.open(title, width, height);
        sheet.shapes().forEach(writer::add);
        writer.svg.append("</svg>\n");
        return writer.svg.toString();
    }

    private void open(String title, double width, double height) {
        String w = number(width);
        String h = number(height);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(w);
        svg.append("\" height=\"").append(h);
        svg.append("\" viewBox=\"0 0 ").append(w).append(' ').append(h);
        svg.append("\" font-family=\"ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Menlo,");
        svg.append(" Consolas, monospace\">\n");
        svg.append("<title>").append(escape(title)).append("</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"").append(MapColours.PAPER);
        svg.append("\"/>\n");
    }

    private void add(MapShape shape) {
        switch (shape) {
            case MapShape.Box box -> addBox(box);
            case MapShape.Label label -> addLabel(label);
            case MapShape.Wire wire -> addWire(wire);
            case MapShape.Tip tip -> addTip(tip);
            case MapShape.Dot dot -> addDot(dot);
        }
    }

    private void addBox(MapShape.Box box) {
        svg.append("<rect");
        put("x", box.x());
        put("y", box.y());
        put("width", box.width());
        put("height", box.height());
        put("rx", box.radius());
        put("fill", box.fill());
        if (box.stroke() != null) {
            put("stroke", box.stroke());
        }
        putDashes(box.dashed());
        close("rect", box.hint());
    }

    private void addLabel(MapShape.Label label) {
        svg.append("<text");
        put("x", label.x());
        put("y", label.y());
        put("font-size", label.size());
        put("fill", label.fill());
        if (label.centred()) {
            put("text-anchor", "middle");
        }
        if (label.bold()) {
            put("font-weight", "bold");
        }
        svg.append(" xml:space=\"preserve\">").append(escape(label.text())).append("</text>\n");
    }

    private void addWire(MapShape.Wire wire) {
        svg.append("<path");
        put("d", path(wire.points()));
        put("fill", "none");
        put("stroke", wire.colour());
        put("stroke-width", wire.width());
        putDashes(wire.dashed());
        close("path", wire.hint());
    }

    /** Each corner is a curve that begins and ends a little before and behind it. */
    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder("M").append(pair(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            path.append(" L").append(pair(towards(corner, points.get(i - 1))));
            path.append(" Q").append(pair(corner)).append(' ');
            path.append(pair(towards(corner, points.get(i + 1))));
        }
        return path.append(" L").append(pair(points.getLast())).toString();
    }

    private static Point towards(Point corner, Point other) {
        double distance = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double share = distance == 0 ? 0 : Math.min(CORNER, distance / 2) / distance;
        return new Point(
                corner.x() + (other.x() - corner.x()) * share,
                corner.y() + (other.y() - corner.y()) * share);
    }

    private void addTip(MapShape.Tip tip) {
        double back = tip.down() ? tip.y() - tip.size() : tip.y() + tip.size();
        double half = tip.size() * 0.7;
        svg.append("<path");
        put(
                "d",
                "M"
                        + pair(new Point(tip.x(), tip.y()))
                        + " L"
                        + pair(new Point(tip.x() - half, back))
                        + " L"
                        + pair(new Point(tip.x() + half, back))
                        + " Z");
        put("fill", tip.colour());
        close("path", null);
    }

    private void addDot(MapShape.Dot dot) {
        svg.append("<circle");
        put("cx", dot.x());
        put("cy", dot.y());
        put("r", dot.radius());
        put("fill", dot.colour());
        close("circle", null);
    }

    private void close(String element, @Nullable String hint) {
        if (hint == null) {
            svg.append("/>\n");
        } else {
            svg.append("><title>").append(escape(hint)).append("</title></");
            svg.append(element).append(">\n");
        }
    }

    private void putDashes(boolean dashed) {
        if (dashed) {
            put("stroke-dasharray", "4 3");
        }
    }

    private void put(String name, double value) {
        put(name, number(value));
    }

    private void put(String name, String value) {
        svg.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }

    private static String pair(Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    private static String escape(String text) {
        return TextLines.tame(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
