package io.headrace.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The shapes of a picture, by how far in front they are. */
final class MapSheet {
    /** From back to front. */
    enum Layer {
        NODES,
        PACKAGES,
        CORES,
        WIRES,
        CELLS,
        LABELS
    }

    private final Map<Layer, List<MapShape>> layers = new EnumMap<>(Layer.class);

    void add(Layer layer, MapShape shape) {
        layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(shape);
    }

    /** Writes a text, cut where it would be wider than there is room. */
    void label(double x, double y, double room, double size, String text, String colour) {
        label(x, y, room, size, text, colour, false);
    }

    void label(
            double x,
            double y,
            double room,
            double size,
            String text,
            String colour,
            boolean bold) {
        String cut = TextLines.cut(TextLines.tame(text), MapShape.Label.fitting(room, size));
        add(Layer.LABELS, new MapShape.Label(x, y, size, cut, colour, false, bold));
    }

    /** From back to front. */
    List<MapShape> shapes() {
        return layers.values().stream().flatMap(List::stream).toList();
    }
}
